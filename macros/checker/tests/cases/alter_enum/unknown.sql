-- fact: The type has to be there.
-- expect: refused 42704

ALTER TYPE status ADD VALUE 'paid';

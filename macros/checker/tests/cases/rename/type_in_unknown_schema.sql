-- fact: The schema has to be there.
-- expect: refused 3F000

ALTER TYPE pos.status RENAME TO state;

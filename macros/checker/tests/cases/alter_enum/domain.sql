-- fact: A domain is no enum.
-- expect: refused 42809

CREATE DOMAIN status AS text;
ALTER TYPE status ADD VALUE 'paid';

-- fact: ALTER DOMAIN does not rename an enum.
-- expect: refused 42809

CREATE TYPE status AS ENUM ('open');
ALTER DOMAIN status RENAME TO state;

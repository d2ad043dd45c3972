-- fact: ALTER DOMAIN moves no enum.
-- expect: refused 42809

CREATE SCHEMA pos;
CREATE TYPE status AS ENUM ('open');
ALTER DOMAIN status SET SCHEMA pos;

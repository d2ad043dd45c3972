-- fact: An array type goes with its element's.
-- expect: refused 42809

CREATE TYPE status AS ENUM ('open');
ALTER TYPE _status RENAME TO x;

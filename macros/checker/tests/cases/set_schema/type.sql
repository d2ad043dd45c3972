-- fact: A type moves with its array type.
-- expect: accepted

CREATE SCHEMA pos;
CREATE TYPE status AS ENUM ('open');
CREATE TABLE sales (status status DEFAULT 'open', log status[]);
ALTER TYPE status SET SCHEMA pos;
CREATE TYPE status AS ENUM ('open');

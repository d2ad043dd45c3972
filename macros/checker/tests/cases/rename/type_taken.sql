-- fact: A type's name is taken once.
-- expect: refused 42710

CREATE TYPE status AS ENUM ('open');
CREATE TABLE state (a integer);
ALTER TYPE status RENAME TO state;

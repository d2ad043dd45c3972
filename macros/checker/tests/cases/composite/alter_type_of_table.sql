-- fact: A table is no composite type.
-- expect: refused 42809
CREATE TABLE address (a integer);
ALTER TYPE address ADD ATTRIBUTE b integer;

-- fact: A row type goes with its table.
-- expect: refused 42809

CREATE SCHEMA pos;
CREATE TABLE sales (a integer);
ALTER TYPE sales SET SCHEMA pos;

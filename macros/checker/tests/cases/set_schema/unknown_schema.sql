-- fact: The schema has to be there.
-- expect: refused 3F000

CREATE TABLE sales (a integer PRIMARY KEY);
ALTER TABLE sales SET SCHEMA pos;

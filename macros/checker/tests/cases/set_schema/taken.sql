-- fact: The name is free there.
-- expect: refused 42P07

CREATE SCHEMA pos;
CREATE TABLE pos.sales (a integer);
CREATE TABLE sales (a integer);
ALTER TABLE sales SET SCHEMA pos;

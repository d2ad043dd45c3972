-- fact: So is the type's.
-- expect: refused 42710

CREATE SCHEMA pos;
CREATE TYPE pos.sales AS ENUM ('a');
CREATE TABLE sales (a integer);
ALTER TABLE sales SET SCHEMA pos;

-- fact: And the array type's: nothing makes way for it.
-- expect: refused 42710

CREATE SCHEMA pos;
CREATE TYPE pos._sales AS ENUM ('a');
CREATE TABLE sales (a integer);
ALTER TABLE sales SET SCHEMA pos;

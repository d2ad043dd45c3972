-- fact: A check that no table above has any more is not made again, whatever the type
-- expect: accepted
CREATE TABLE sales (total text CHECK (total IS NOT NULL));
CREATE TABLE heir () INHERITS (sales);
ALTER TABLE ONLY sales DROP COLUMN total;
ALTER TABLE heir ALTER COLUMN total TYPE text;

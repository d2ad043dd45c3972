-- fact: One of its own stays, and is inherited from nobody
-- expect: accepted
CREATE TABLE sales (total text CONSTRAINT full_total CHECK (total IS NOT NULL));
CREATE TABLE heir (CONSTRAINT full_total CHECK (total IS NOT NULL)) INHERITS (sales);
COMMENT ON CONSTRAINT full_total ON heir IS 'stays';
ALTER TABLE ONLY sales DROP COLUMN total;
ALTER TABLE heir ALTER COLUMN total TYPE varchar;

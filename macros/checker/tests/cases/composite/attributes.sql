-- fact: Attributes are added, dropped, changed and renamed.
-- expect: accepted
CREATE TYPE address AS (a integer, b text, c integer);
ALTER TYPE address ADD ATTRIBUTE d numeric(5,2), DROP ATTRIBUTE a, ALTER ATTRIBUTE b TYPE varchar(5) COLLATE "C";
ALTER TYPE address RENAME ATTRIBUTE c TO cc;
ALTER TYPE address DROP ATTRIBUTE IF EXISTS zz;

-- fact: With CASCADE its tables follow.
-- expect: accepted
CREATE TYPE address AS (a integer, x text);
CREATE TABLE t OF address;
ALTER TYPE address ADD ATTRIBUTE b integer CASCADE;
ALTER TYPE address ALTER ATTRIBUTE a TYPE bigint CASCADE;
ALTER TYPE address RENAME ATTRIBUTE a TO aa CASCADE;
ALTER TYPE address DROP ATTRIBUTE x CASCADE;

-- fact: A foreign table has a server and options.
-- expect: accepted
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE f (a integer OPTIONS (column_name 'x') NOT NULL, b text DEFAULT 'y', CHECK (a > 0)) SERVER s OPTIONS (table_name 'z', other 'o');
ALTER FOREIGN TABLE f ADD COLUMN c integer, ALTER COLUMN a OPTIONS (SET column_name 'q', ADD more 'm'), OPTIONS (DROP other);
ALTER FOREIGN TABLE f RENAME COLUMN b TO bb;
ALTER FOREIGN TABLE f RENAME TO g;
COMMENT ON FOREIGN TABLE g IS 'far';

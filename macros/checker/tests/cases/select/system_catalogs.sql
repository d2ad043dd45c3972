-- fact: the system's tables are read
-- expect: accepted
CREATE TABLE t (a int);
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.oid = 't'::regclass AND a.attnum > 0;
SELECT column_name FROM information_schema.columns WHERE table_name = 't';

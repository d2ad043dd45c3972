-- fact: arguments by name and defaults
-- expect: accepted
CREATE TABLE t (a int); CREATE FUNCTION add_col(tab text, col text, typ text DEFAULT 'integer') RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'ALTER TABLE ' || tab || ' ADD COLUMN ' || col || ' ' || typ; END $$; SELECT add_col('t', 'b'); SELECT add_col('t', 'c', 'text'); ALTER TABLE t DROP b, DROP c; SELECT add_col(tab => 't', col => 'd'); ALTER TABLE t DROP d;

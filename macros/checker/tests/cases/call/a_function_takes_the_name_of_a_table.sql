-- fact: a function takes the name of a table
-- expect: refused 42710
CREATE FUNCTION apply_audit(target regclass) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TRIGGER audit AFTER INSERT ON %s FOR EACH ROW EXECUTE FUNCTION tg()', target); END $$; CREATE FUNCTION tg() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TABLE t (a int); SELECT apply_audit('t'); SELECT apply_audit('public.t'::regclass);

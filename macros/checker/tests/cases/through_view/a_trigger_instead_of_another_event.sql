-- fact: a trigger instead of another event
-- expect: refused 55000
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT a, count(*) AS n FROM t GROUP BY a;
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN INSERT INTO t VALUES (NEW.a); RETURN NEW; END$$;
CREATE TRIGGER tr INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION tf();
UPDATE v SET a = 3;

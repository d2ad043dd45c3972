-- fact: a trigger instead of a row
-- expect: accepted
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT a, count(*) AS n FROM t GROUP BY a;
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN INSERT INTO t VALUES (NEW.a); RETURN NEW; END$$;
CREATE TRIGGER tr INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION tf();
INSERT INTO v VALUES (1, 2);

-- fact: a trigger may insert instead of a view
-- expect: accepted
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT b, count(*) AS n FROM t GROUP BY b;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO t (b) VALUES (NEW.b); RETURN NEW; END $$;
CREATE TRIGGER i INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION f();
INSERT INTO v (b) VALUES ('x');

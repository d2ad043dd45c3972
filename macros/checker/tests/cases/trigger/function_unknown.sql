-- fact: its function must be there
-- expect: refused 42883
CREATE TABLE t (a integer);
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();

-- fact: The extension must be there.
-- expect: refused 42704
CREATE TABLE t (a integer);
ALTER EXTENSION hstore ADD TABLE t;

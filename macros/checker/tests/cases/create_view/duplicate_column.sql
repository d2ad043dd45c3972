-- fact: two columns of a view cannot have one name
-- expect: refused 42701
CREATE TABLE a (id integer);
CREATE TABLE b (id integer);
CREATE VIEW v AS SELECT a.id, b.id FROM a, b;

-- fact: a foreign key to a view
-- expect: refused 42809
CREATE VIEW v AS SELECT 1 AS a;
CREATE TABLE t (a integer REFERENCES v (a));

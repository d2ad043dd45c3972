-- fact: a view brings a type
-- expect: accepted
CREATE VIEW v AS SELECT 1 AS a;
CREATE TABLE t (shown v);

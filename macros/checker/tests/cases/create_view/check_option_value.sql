-- fact: the check option is local or cascaded
-- expect: refused 22023
CREATE TABLE t (a integer);
CREATE VIEW v WITH (check_option = some) AS SELECT a FROM t;

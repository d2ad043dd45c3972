-- fact: nor their modifiers
-- expect: refused 42P16
CREATE TABLE t (a varchar(10), b varchar(20));
CREATE VIEW v AS SELECT a FROM t;
CREATE OR REPLACE VIEW v AS SELECT b AS a FROM t;

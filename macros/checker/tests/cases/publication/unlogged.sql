-- fact: unlogged tables are not published
-- expect: refused 22023
CREATE UNLOGGED TABLE t (a integer);
CREATE PUBLICATION p FOR TABLE t;

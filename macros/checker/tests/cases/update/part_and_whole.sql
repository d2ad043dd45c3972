-- fact: a column is not assigned to as a whole and in part
-- expect: refused 42601
CREATE TABLE t (a int[]);
UPDATE t SET a[1] = 1, a = '{}';

-- fact: parts of one column may be assigned to one by one
-- expect: accepted
CREATE TABLE t (a int[], d jsonb);
UPDATE t SET a[1] = 1, a[2:3] = ARRAY[2, 3], d['x'] = '1';

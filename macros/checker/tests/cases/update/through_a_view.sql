-- fact: rows are updated through a view of one table
-- expect: accepted
CREATE TABLE t (a int PRIMARY KEY, b text);
CREATE VIEW v AS SELECT a, b FROM t WHERE a > 0;
UPDATE v SET b = 'x' WHERE a = 1;
DELETE FROM v WHERE b = 'x';

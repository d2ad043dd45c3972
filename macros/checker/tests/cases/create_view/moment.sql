-- fact: a constant that means this very moment
-- expect: refused 2BP01
CREATE TABLE t (a timestamp, b date);
CREATE VIEW v AS SELECT a FROM t WHERE a > 'now'::timestamp - interval '1 month' AND b <> 'today';
ALTER TABLE t DROP COLUMN a;

-- fact: Outside of one COMMIT only warns.
-- expect: accepted
-- run: session
CREATE TABLE t (a integer);
COMMIT;
DROP TABLE t;

-- fact: IF EXISTS forgives trigger, table and schema
-- expect: accepted
CREATE TABLE t (a integer);
DROP TRIGGER IF EXISTS g ON t;
DROP TRIGGER IF EXISTS g ON u;
DROP TRIGGER IF EXISTS g ON s.u;

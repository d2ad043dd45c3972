-- fact: or need not be
-- expect: accepted
CREATE TABLE t (a integer);
DROP RULE IF EXISTS nothing ON t;
DROP RULE IF EXISTS nothing ON s;

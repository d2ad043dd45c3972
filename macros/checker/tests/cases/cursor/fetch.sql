-- fact: Rows are fetched from a cursor, which is closed then.
-- expect: accepted
CREATE TABLE t (a integer);
DECLARE c CURSOR FOR SELECT a FROM t;
FETCH NEXT FROM c;
MOVE 5 FROM c;
FETCH ALL FROM c;
CLOSE c;
DECLARE c SCROLL CURSOR FOR SELECT a FROM t;
FETCH PRIOR FROM c;
CLOSE ALL;

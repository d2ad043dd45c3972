-- fact: NOT NULL is handed down, and may be taken back below.
-- expect: accepted
-- expect 18: not judged
CREATE TABLE a (x integer, y integer);
CREATE TABLE b () INHERITS (a);
ALTER TABLE a ALTER x SET NOT NULL, ALTER y SET DEFAULT 3;
ALTER TABLE b ALTER x DROP NOT NULL;
ALTER TABLE ONLY a ALTER y SET NOT NULL;

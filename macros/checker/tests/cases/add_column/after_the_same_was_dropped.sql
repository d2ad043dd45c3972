-- fact: what drops is done before what adds
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN a text, DROP COLUMN a;

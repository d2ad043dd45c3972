-- fact: a constraint that is dropped exists
-- expect: refused 42704
CREATE TABLE sales (a int);
ALTER TABLE sales DROP CONSTRAINT positive;

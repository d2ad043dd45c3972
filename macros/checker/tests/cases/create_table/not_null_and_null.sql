-- fact: NULL and NOT NULL contradict each other
-- expect: refused 42601
CREATE TABLE sales (a int NOT NULL NULL);

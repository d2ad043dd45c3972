-- fact: saying NULL twice is no contradiction
-- expect: accepted
CREATE TABLE sales (a int NULL NULL);

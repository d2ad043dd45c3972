-- fact: a name for NOT NULL is taken and forgotten
-- expect: accepted
-- expect 18: not judged
CREATE TABLE sales (a int CONSTRAINT a_is_there NOT NULL, b int CONSTRAINT a_is_there NOT NULL);

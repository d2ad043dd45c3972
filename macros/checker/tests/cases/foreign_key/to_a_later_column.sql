-- fact: a foreign key may refer to a column that comes later
-- expect: accepted
CREATE TABLE sales (a int REFERENCES sales (b), b int UNIQUE);

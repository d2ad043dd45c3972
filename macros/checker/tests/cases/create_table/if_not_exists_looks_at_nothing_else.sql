-- fact: IF NOT EXISTS does not look at the columns if the name is taken
-- expect: accepted
CREATE TABLE sales (a int);
CREATE TABLE IF NOT EXISTS sales (b nosuch, PRIMARY KEY (x));

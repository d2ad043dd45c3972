-- fact: a new table may take the name that another table's array type was given
-- expect: accepted
CREATE TABLE sales (a int);
CREATE TABLE _sales (a int);

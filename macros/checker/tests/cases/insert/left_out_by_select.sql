-- fact: a column that a query leaves out
-- expect: refused 23502
CREATE TABLE roles (id int, name text NOT NULL);
INSERT INTO roles (id) SELECT 1;

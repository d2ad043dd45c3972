-- fact: DEFAULT of a view's column without one is the table's.
-- expect: accepted

CREATE TABLE sales (id integer NOT NULL DEFAULT 1, tip serial, more integer GENERATED ALWAYS AS (1) STORED);
CREATE VIEW shown AS SELECT * FROM sales;
INSERT INTO shown VALUES (DEFAULT, DEFAULT, DEFAULT), (2, DEFAULT, DEFAULT);

-- fact: DEFAULT of a view's column without one is the table's: none at all.
-- expect: refused 23502

CREATE TABLE sales (id integer NOT NULL DEFAULT 1, tip integer NOT NULL);
CREATE VIEW shown AS SELECT * FROM sales;
INSERT INTO shown VALUES (1, DEFAULT);

-- fact: DEFAULT of a view's column is the view's.
-- expect: accepted

CREATE TABLE sales (id integer NOT NULL);
CREATE VIEW shown AS SELECT * FROM sales;
ALTER VIEW shown ALTER COLUMN id SET DEFAULT 7;
INSERT INTO shown VALUES (DEFAULT);

-- fact: DEFAULT is the view's own, or NULL.
-- expect: accepted

CREATE TABLE sales (id integer NOT NULL DEFAULT 1, tip integer DEFAULT 2);
INSERT INTO sales VALUES (3, 4);
CREATE VIEW shown AS SELECT * FROM sales;
ALTER VIEW shown ALTER COLUMN id SET DEFAULT 7;
UPDATE shown SET id = DEFAULT, tip = DEFAULT;

-- fact: A default of the view's own is a value, which a generated column does not take.
-- expect: refused 428C9

CREATE TABLE sales (id integer, tip integer GENERATED ALWAYS AS (1) STORED);
CREATE VIEW shown AS SELECT * FROM sales;
ALTER VIEW shown ALTER COLUMN tip SET DEFAULT 7;
INSERT INTO shown (id) VALUES (1);

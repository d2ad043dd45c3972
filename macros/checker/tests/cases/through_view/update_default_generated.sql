-- fact: DEFAULT of a view's column is NULL, which a generated column is not set to.
-- expect: refused 428C9

CREATE TABLE sales (id integer, tip integer GENERATED ALWAYS AS (id + 1) STORED);
CREATE VIEW shown AS SELECT * FROM sales;
UPDATE shown SET tip = DEFAULT;

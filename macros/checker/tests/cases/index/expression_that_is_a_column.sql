-- fact: an expression that comes to a column is indexed as that column
-- expect: accepted
CREATE TABLE sales (a int, d date, b text);
CREATE INDEX ON sales ((d::date), (sales.a), (a::int) DESC);

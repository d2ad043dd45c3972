-- fact: an index is named after its columns, expressions after what they call
-- expect: accepted
CREATE TABLE sales (a int, b int, c text);
CREATE INDEX ON sales (a, b);
CREATE INDEX ON sales (lower(c), (a + b), (a - b));
CREATE INDEX ON sales ((a));
CREATE INDEX ON sales (coalesce(a, b));
CREATE INDEX ON sales ((CASE WHEN a > 0 THEN b ELSE a END));
CREATE INDEX ON sales (a) INCLUDE (c);
CREATE INDEX ON sales ((a::numeric));
DROP INDEX sales_a_b_idx, sales_lower_expr_expr1_idx, sales_a_idx, sales_coalesce_idx, sales_a_idx1, sales_a_c_idx, sales_a_idx2;

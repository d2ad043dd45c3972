-- fact: That a view is not written through to a materialized view is said at once.
-- expect: refused 55000

CREATE MATERIALIZED VIEW sales AS SELECT 1 AS id;
CREATE VIEW shown AS SELECT * FROM sales;
CREATE FUNCTION clean() RETURNS void LANGUAGE sql AS 'DELETE FROM shown';

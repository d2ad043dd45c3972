-- fact: That a materialized view is not changed is said when the function is run.
-- expect: accepted

CREATE MATERIALIZED VIEW sales AS SELECT 1 AS id;
CREATE FUNCTION clean() RETURNS void LANGUAGE sql AS 'DELETE FROM sales; INSERT INTO sales VALUES (1)';

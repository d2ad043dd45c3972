-- fact: The columns of a materialized view are looked for at once.
-- expect: refused 42703

CREATE MATERIALIZED VIEW sales AS SELECT 1 AS id;
CREATE FUNCTION clean() RETURNS void LANGUAGE sql AS 'UPDATE sales SET tip = 1';

-- fact: A block that does not come to change a materialized view
-- expect: accepted

CREATE MATERIALIZED VIEW sales AS SELECT 1 AS id;
DO $$ BEGIN IF false THEN DELETE FROM sales; END IF; END $$;

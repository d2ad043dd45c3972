-- fact: A block that changes a materialized view
-- expect: refused 42809

CREATE MATERIALIZED VIEW sales AS SELECT 1 AS id;
DO $$ BEGIN DELETE FROM sales; END $$;

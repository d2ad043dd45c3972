-- fact: What the old owner had and gave, the new one has and gives.
-- expect: accepted

CREATE DOMAIN code AS integer;
GRANT USAGE ON DOMAIN code TO pg_read_all_data WITH GRANT OPTION;
ALTER DOMAIN code OWNER TO pg_monitor;

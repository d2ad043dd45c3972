-- fact: IF NOT EXISTS finds plpgsql.
-- expect: accepted

CREATE EXTENSION IF NOT EXISTS plpgsql;

-- fact: Every database has plpgsql.
-- expect: refused 42710

CREATE EXTENSION plpgsql;

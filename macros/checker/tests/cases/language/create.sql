-- fact: PL/pgSQL is there
-- expect: refused 42710
CREATE LANGUAGE plpgsql;

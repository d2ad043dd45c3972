-- fact: PL/pgSQL is an extension's
-- expect: refused 2BP01
DROP LANGUAGE plpgsql;

-- fact: The language may stand before the body.
-- expect: accepted
DO LANGUAGE plpgsql $body$ BEGIN CREATE TABLE t (a integer); END $body$;

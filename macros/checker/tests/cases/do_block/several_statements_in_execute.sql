-- fact: EXECUTE takes several statements.
-- expect: accepted
DO $$ BEGIN EXECUTE 'CREATE TABLE a (i integer); CREATE TABLE b (i integer);'; END $$;

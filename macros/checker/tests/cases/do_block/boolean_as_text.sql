-- fact: A boolean beside || is not what it prints.
-- expect: accepted
DO $$ BEGIN EXECUTE 'CREATE TABLE x' || true || ' (a integer)'; EXECUTE format('CREATE TABLE y%s (a integer)', true); END $$;

-- fact: Statements for each schema.
-- expect: accepted
CREATE SCHEMA one;
CREATE SCHEMA two;
DO $$
DECLARE s text;
BEGIN
    FOR s IN SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%' AND nspname NOT IN ('information_schema', 'public') LOOP
        EXECUTE format('CREATE TABLE %I.t (a integer)', s);
    END LOOP;
    FOR s IN SELECT schema_name FROM information_schema.schemata WHERE schema_name ~ '^(one|two)$' LOOP
        EXECUTE 'SET LOCAL search_path = ' || s;
        EXECUTE 'CREATE TABLE u (a integer)';
    END LOOP;
END $$;

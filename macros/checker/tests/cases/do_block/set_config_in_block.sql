-- fact: set_config sets search_path.
-- expect: accepted
CREATE SCHEMA app;
DO $$ BEGIN
    PERFORM set_config('search_path', 'app', false);
END $$;
CREATE TABLE u (a integer);

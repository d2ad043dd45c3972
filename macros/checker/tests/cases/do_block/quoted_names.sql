-- fact: %I quotes what needs it, %L is a constant, %s is as it stands.
-- expect: accepted
DO $$ BEGIN
    EXECUTE format('CREATE TABLE %I (%I text DEFAULT %L, %s integer)', 'My Table', 'order', 'it''s', 'plain');
    EXECUTE format('COMMENT ON TABLE %1$I IS %2$L', 'My Table', 'a 100%% thing');
END $$;

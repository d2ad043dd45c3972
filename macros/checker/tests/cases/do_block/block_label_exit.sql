-- fact: EXIT leaves a block by its label.
-- expect: accepted
DO $$ BEGIN
    <<b>>
    BEGIN
        EXIT b;
        DROP TABLE nosuch;
    END b;
END $$;

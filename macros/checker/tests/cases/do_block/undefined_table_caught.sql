-- fact: undefined_table is caught.
-- expect: accepted
DO $$ BEGIN
    ALTER TABLE nosuch ADD COLUMN a integer;
EXCEPTION WHEN undefined_table THEN
    CREATE TABLE made (a integer);
END $$;

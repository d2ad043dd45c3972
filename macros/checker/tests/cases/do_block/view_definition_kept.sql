-- fact: A loop over views that there are none of.
-- expect: accepted
CREATE TABLE t (a integer);
DO $$
DECLARE v record;
BEGIN
    FOR v IN SELECT table_name, view_definition FROM information_schema.views WHERE table_schema = 'public' LOOP
        EXECUTE 'DROP VIEW ' || v.table_name;
    END LOOP;
END $$;

-- fact: each function that a query calls is run, and a VARIADIC parameter gathers the rest
-- expect: refused 42P07
CREATE FUNCTION make_tables(VARIADIC names text[]) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE made text;
BEGIN
    FOREACH made IN ARRAY names LOOP
        EXECUTE format('CREATE TABLE %I (id integer)', made);
    END LOOP;
    RETURN 1;
END $$;
SELECT make_tables('crates', 'pallets'), make_tables('lorries');
SELECT * FROM make_tables('pallets');

-- fact: A loop over an array variable.
-- expect: accepted
CREATE TABLE a (id integer);
CREATE TABLE b (id integer);
DO $$
DECLARE
    tables text[] := ARRAY['a', 'b'];
    t text;
BEGIN
    FOREACH t IN ARRAY tables LOOP
        EXECUTE 'COMMENT ON TABLE ' || t || ' IS ' || quote_literal('the table ' || t);
    END LOOP;
    FOR i IN 1 .. array_length(tables, 1) LOOP
        EXECUTE 'ALTER TABLE ' || tables[i] || ' ADD COLUMN c' || i || ' integer';
    END LOOP;
END $$;

-- fact: Texts made of parts.
-- expect: accepted
DO $$
DECLARE
    parts text[] := string_to_array('a,b,c', ',');
    p text;
BEGIN
    FOREACH p IN ARRAY parts LOOP
        EXECUTE concat('CREATE TABLE ', upper(left(p, 1)), '_', lower(p), ' (', replace('x integer', 'x', p), ')');
    END LOOP;
    EXECUTE 'CREATE TABLE ' || array_to_string(parts, '_') || ' (a integer DEFAULT ' || coalesce(NULL, '3') || ')';
    EXECUTE 'COMMENT ON TABLE a_b_c IS ' || quote_nullable(NULL);
    EXECUTE 'CREATE TABLE ' || split_part('one.two', '.', 2) || substr('xyz', 2) || ' (a integer)';
END $$;

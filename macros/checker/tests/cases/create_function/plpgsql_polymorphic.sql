-- fact: polymorphic arguments
-- expect: accepted
CREATE FUNCTION f(a anyelement, OUT b anyarray) LANGUAGE plpgsql AS $$ DECLARE x a%TYPE; BEGIN b := ARRAY[a]; END $$;

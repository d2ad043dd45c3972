-- fact: The same by PERFORM and FOUND.
-- expect: accepted
DO $$
BEGIN
    PERFORM true FROM pg_roles WHERE rolname = 'guarded_role_too';
    IF NOT FOUND THEN
        CREATE ROLE guarded_role_too;
    END IF;
END;
$$;

-- fact: The usual guard of a role leaves the role whether it was there or not.
-- expect: accepted
DO $do$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'guarded_role') THEN
        CREATE ROLE guarded_role NOLOGIN;
    END IF;
END
$do$;

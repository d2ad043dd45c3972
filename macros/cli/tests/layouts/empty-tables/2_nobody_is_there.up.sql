DO $$
DECLARE tenant record;
BEGIN
    FOR tenant IN SELECT * FROM tenants LOOP
        EXECUTE format('CREATE SCHEMA %I', tenant.slug);
    END LOOP;
    IF (SELECT count(*) FROM tenants) = 0 THEN
        ALTER TABLE tenants ADD COLUMN since date;
    END IF;
END $$;

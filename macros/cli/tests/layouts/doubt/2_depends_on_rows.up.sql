DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM a WHERE name = 'old') THEN
        ALTER TABLE a ADD COLUMN c int;
    END IF;
END
$$;

DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'sales' AND column_name = 'place') THEN
        ALTER TABLE sales ADD COLUMN place text;
    END IF;
END
$$;

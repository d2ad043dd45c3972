CREATE FUNCTION stamp(relation text, "column" text DEFAULT 'stamped') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE concat('ALTER TABLE ', relation, ' ADD COLUMN IF NOT EXISTS ', "column", ' timestamptz');
END $$;
SELECT stamp('tickets');

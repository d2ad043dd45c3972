-- fact: What a foreign key does on delete.
-- expect: accepted
CREATE TABLE a (id integer PRIMARY KEY);
CREATE TABLE b (a_id integer CONSTRAINT b_fk REFERENCES a ON DELETE CASCADE);
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM information_schema.referential_constraints WHERE constraint_name = 'b_fk' AND delete_rule = 'CASCADE') THEN
        ALTER TABLE b DROP CONSTRAINT b_fk;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM information_schema.constraint_column_usage WHERE table_name = 'a' AND constraint_name = 'b_fk') THEN
        ALTER TABLE b ADD CONSTRAINT b_fk FOREIGN KEY (a_id) REFERENCES a ON DELETE SET NULL;
    END IF;
    IF (SELECT confdeltype FROM pg_constraint WHERE conname = 'b_fk') = 'n' THEN
        COMMENT ON CONSTRAINT b_fk ON b IS 'set null';
    END IF;
END $$;

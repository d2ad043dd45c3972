-- fact: A constraint guarded by information_schema.table_constraints.
-- expect: accepted
CREATE TABLE a (id integer);
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE constraint_name = 'a_id_key' AND table_name = 'a') THEN
    ALTER TABLE a ADD CONSTRAINT a_id_key UNIQUE (id);
  END IF;
  IF NOT EXISTS (SELECT constraint_name FROM information_schema.table_constraints WHERE table_name = 'a' AND constraint_type = 'PRIMARY KEY') THEN
    ALTER TABLE a ADD PRIMARY KEY (id);
  END IF;
  IF EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE table_schema = 'public' AND constraint_name = 'a_id_key' AND constraint_type = 'UNIQUE') THEN
    ALTER TABLE a DROP CONSTRAINT a_id_key;
  END IF;
END $$;

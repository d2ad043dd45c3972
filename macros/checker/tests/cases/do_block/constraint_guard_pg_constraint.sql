-- fact: A constraint guarded by pg_constraint.
-- expect: accepted
CREATE TABLE a (id integer PRIMARY KEY);
CREATE TABLE b (a_id integer);
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'b_a_fk') THEN
        ALTER TABLE b ADD CONSTRAINT b_a_fk FOREIGN KEY (a_id) REFERENCES a (id);
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'a_pkey' AND conrelid = 'a'::regclass AND contype = 'p') THEN
        ALTER TABLE a ADD PRIMARY KEY (id);
    END IF;
END;
$$;

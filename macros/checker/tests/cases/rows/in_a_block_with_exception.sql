-- fact: a block that fails leaves nothing
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles VALUES (1);
DO $$ BEGIN INSERT INTO roles VALUES (2); INSERT INTO roles VALUES (1); EXCEPTION WHEN unique_violation THEN NULL; END $$;
INSERT INTO roles VALUES (2);

-- fact: A variable's name that is a column's too is ambiguous.
-- expect: refused 42702
CREATE TABLE users (id integer);
DO $$ DECLARE id integer := 1; BEGIN UPDATE users SET id = 2 WHERE id = 1; END $$;

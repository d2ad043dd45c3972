-- fact: A data statement that is run is analysed.
-- expect: refused 42703
CREATE TABLE users (id integer);
DO $$ BEGIN UPDATE users SET nosuch = 1; END $$;

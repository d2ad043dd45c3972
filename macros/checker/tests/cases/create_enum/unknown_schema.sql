-- fact: The schema has to exist.
-- expect: refused 3F000

CREATE TYPE pos.status AS ENUM ('open');

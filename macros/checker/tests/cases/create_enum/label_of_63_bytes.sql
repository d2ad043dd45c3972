-- fact: A label has up to 63 bytes.
-- expect: accepted

CREATE TYPE status AS ENUM ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');

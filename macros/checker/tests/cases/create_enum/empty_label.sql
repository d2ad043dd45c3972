-- fact: A label may be empty.
-- expect: accepted

CREATE TYPE status AS ENUM ('', 'it''s');

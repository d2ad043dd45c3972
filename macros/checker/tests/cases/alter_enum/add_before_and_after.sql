-- fact: A value is added before or after another.
-- expect: accepted

CREATE TYPE status AS ENUM ('a', 'c');
ALTER TYPE status ADD VALUE 'b' AFTER 'a';
ALTER TYPE status ADD VALUE 'z' BEFORE 'a';

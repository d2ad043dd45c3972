-- fact: IF NOT EXISTS asks for relations, not for types
-- expect: refused 42710
CREATE TYPE sales AS ENUM ('a');
CREATE TABLE IF NOT EXISTS sales (a int);

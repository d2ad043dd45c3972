-- fact: a table needs a type of its own name, which an enum may have taken
-- expect: refused 42710
CREATE TYPE sales AS ENUM ('a');
CREATE TABLE sales (a int);

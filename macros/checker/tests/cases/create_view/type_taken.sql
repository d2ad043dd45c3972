-- fact: a type has the name already
-- expect: refused 42710
CREATE TYPE v AS ENUM ('a');
CREATE VIEW v AS SELECT 1 AS a;

-- fact: a view goes, its row type with it
-- expect: accepted
CREATE VIEW v AS SELECT 1 AS a;
DROP VIEW v;
CREATE TYPE v AS ENUM ('a');

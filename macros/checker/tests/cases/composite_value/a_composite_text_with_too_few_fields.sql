-- fact: a composite text with too few fields
-- expect: refused 22P02
CREATE TYPE c AS (x int, y text);
SELECT '(1)'::c;

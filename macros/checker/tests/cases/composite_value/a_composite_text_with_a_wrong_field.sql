-- fact: a composite text with a wrong field
-- expect: refused 22P02
CREATE TYPE c AS (x int, y text);
SELECT '(a,b)'::c;

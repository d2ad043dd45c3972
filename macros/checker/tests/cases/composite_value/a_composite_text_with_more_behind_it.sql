-- fact: a composite text with more behind it
-- expect: refused 22P02
CREATE TYPE c AS (x int, y text);
SELECT '(1,b) z'::c;

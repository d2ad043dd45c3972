-- fact: a composite text without parentheses
-- expect: refused 22P02
CREATE TYPE c AS (x int, y text);
SELECT '1,b'::c;

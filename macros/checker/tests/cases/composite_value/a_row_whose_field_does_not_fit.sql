-- fact: a row whose field does not fit
-- expect: refused 42846
CREATE TYPE c AS (x int, y int);
SELECT ROW(1, '2020-01-01'::date)::c;

-- fact: a row with too few fields
-- expect: refused 42846
CREATE TYPE c AS (x int, y varchar(3));
SELECT ROW(1)::c;

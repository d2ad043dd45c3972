-- fact: a row with too many fields
-- expect: refused 42846
CREATE TYPE c AS (x int, y varchar(3));
SELECT ROW(1, 2, 3)::c;

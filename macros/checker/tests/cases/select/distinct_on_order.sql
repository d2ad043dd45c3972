-- fact: DISTINCT ON must come first in ORDER BY
-- expect: refused 42P10
CREATE TABLE t (a int, b text);
SELECT DISTINCT ON (b) a FROM t ORDER BY a;

-- fact: The table's own privileges come before its columns'.
-- expect: refused 0LP01

CREATE TABLE sales (a integer);
GRANT SELECT (b), DELETE ON sales TO PUBLIC WITH GRANT OPTION;

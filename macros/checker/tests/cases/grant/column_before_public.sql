-- fact: A column is looked for before the grantee is judged.
-- expect: refused 42703

CREATE TABLE sales (a integer);
GRANT SELECT (b) ON sales TO PUBLIC WITH GRANT OPTION;

-- fact: ALTER VIEW renames no table
-- expect: refused 42809
CREATE TABLE v (a integer);
ALTER VIEW v RENAME TO w;

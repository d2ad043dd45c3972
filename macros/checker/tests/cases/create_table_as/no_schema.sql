-- fact: the schema has to be there
-- expect: refused 3F000
CREATE TABLE nowhere.s AS SELECT 1 AS a;

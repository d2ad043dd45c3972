-- fact: IF EXISTS lets it be missing
-- expect: accepted
DROP VIEW IF EXISTS v, nowhere.w;

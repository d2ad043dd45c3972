-- fact: the schema of an altered table has to exist
-- expect: refused 3F000
ALTER TABLE pos.sales ADD COLUMN b int;

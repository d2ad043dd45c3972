-- fact: and its schema
-- expect: refused 3F000
ALTER TABLE pos.sales ADD COLUMN b int;

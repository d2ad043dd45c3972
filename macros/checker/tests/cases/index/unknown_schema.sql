-- fact: the table's schema has to exist
-- expect: refused 3F000
CREATE INDEX ON pos.sales (a);

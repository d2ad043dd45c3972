-- fact: the index has to exist
-- expect: refused 42P01
ALTER INDEX sales_pkey SET (fillfactor = 50);

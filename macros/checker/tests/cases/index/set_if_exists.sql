-- fact: ALTER INDEX IF EXISTS takes an index that does not exist
-- expect: accepted
ALTER INDEX IF EXISTS sales_pkey SET (fillfactor = 50);

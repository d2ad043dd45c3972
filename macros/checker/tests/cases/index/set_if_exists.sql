-- fact: or not, with IF EXISTS
-- expect: accepted
ALTER INDEX IF EXISTS sales_pkey SET (fillfactor = 50);

-- fact: ALTER INDEX sets parameters
-- expect: accepted
CREATE TABLE sales (a int PRIMARY KEY);
ALTER INDEX sales_pkey SET (fillfactor = 50);
ALTER INDEX sales_pkey RESET (fillfactor);
ALTER TABLE sales_pkey SET (fillfactor = 60);

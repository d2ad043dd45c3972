-- fact: parameters are set and reset; resetting an unknown one does nothing
-- expect: accepted
CREATE TABLE sales (a int) WITH (fillfactor = 70);
ALTER TABLE sales SET (fillfactor = 80, parallel_workers = 2);
ALTER TABLE sales RESET (fillfactor, nosuch);

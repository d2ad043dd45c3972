-- fact: fillfactor is a number
-- expect: refused 22023
CREATE TABLE sales (a int) WITH (fillfactor = much);

-- fact: record is a pseudo-type too
-- expect: refused 42P16
CREATE TABLE sales (a record);

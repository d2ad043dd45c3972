-- fact: the types are there
-- expect: refused 42704
CREATE CAST (integer AS nosuch) WITH INOUT;

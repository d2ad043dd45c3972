-- fact: a server needs its wrapper
-- expect: refused 42704
CREATE SERVER s FOREIGN DATA WRAPPER w;

-- fact: only an option that is there can be set
-- expect: refused 42704
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (a '1');
ALTER SERVER s OPTIONS (SET b '2');

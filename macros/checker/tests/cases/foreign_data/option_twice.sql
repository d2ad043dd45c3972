-- fact: an option is given once
-- expect: refused 42710
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (a '1', a '2');

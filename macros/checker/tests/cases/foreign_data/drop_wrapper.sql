-- fact: a wrapper with servers stays
-- expect: refused 2BP01
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
DROP FOREIGN DATA WRAPPER w;

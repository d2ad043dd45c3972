-- fact: A foreign table stores nothing here
-- expect: accepted
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE DOMAIN kind AS text;
CREATE FOREIGN TABLE sales (kinds kind[]) SERVER s;
ALTER DOMAIN kind ADD CHECK (VALUE <> 'q');

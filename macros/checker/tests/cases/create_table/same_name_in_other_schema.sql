-- fact: a name may be used once in each schema
-- expect: accepted
CREATE SCHEMA pos;
CREATE TABLE sales (a int);
CREATE TABLE pos.sales (a int);

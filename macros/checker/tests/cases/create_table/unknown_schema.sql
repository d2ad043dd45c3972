-- fact: a table is not created in a schema that does not exist
-- expect: refused 3F000
CREATE TABLE pos.sales (a int);

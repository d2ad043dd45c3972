-- fact: An element of a schema's definition cannot stand in another schema.
-- expect: refused 42P15

CREATE SCHEMA other;
CREATE SCHEMA pos CREATE TABLE other.sales (sale_id integer);

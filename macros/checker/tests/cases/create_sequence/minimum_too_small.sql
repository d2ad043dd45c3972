-- fact: The minimum fits the type.
-- expect: refused 22023

CREATE SEQUENCE numbers AS smallint MINVALUE -40000;

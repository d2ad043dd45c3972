-- fact: The maximum fits the type.
-- expect: refused 22023

CREATE SEQUENCE numbers AS smallint MAXVALUE 40000;

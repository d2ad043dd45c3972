-- fact: NO MAXVALUE is the type's own.
-- expect: accepted

CREATE SEQUENCE numbers AS integer MAXVALUE 100;
ALTER SEQUENCE numbers NO MAXVALUE INCREMENT 2 CACHE 5 CYCLE;

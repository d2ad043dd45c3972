-- fact: An extension that belongs in pg_catalog can stand nowhere else.
-- expect: refused 0A000

CREATE EXTENSION adminpack SCHEMA public;

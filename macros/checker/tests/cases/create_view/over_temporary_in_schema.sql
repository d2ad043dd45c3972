-- fact: and cannot stand elsewhere
-- expect: refused 42P16
CREATE TEMPORARY TABLE t (id integer, name text);
CREATE VIEW public.v AS SELECT id FROM t;

-- fact: A temporary table stands in no other schema.
-- expect: refused 42P16
CREATE TEMPORARY TABLE public.t (a integer);

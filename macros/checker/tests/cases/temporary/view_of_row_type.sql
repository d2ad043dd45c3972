-- fact: The row type of a temporary table makes a view no temporary one
-- expect: accepted
CREATE TEMP TABLE ids (id int);
CREATE VIEW public.v AS SELECT NULL::ids IS NULL AS none;

-- fact: The schema has to be there.
-- expect: refused 3F000

GRANT SELECT ON pos.sales TO PUBLIC;

-- fact: The schema has to be there.
-- expect: refused 3F000

COMMENT ON TABLE pos.sales IS 'c';

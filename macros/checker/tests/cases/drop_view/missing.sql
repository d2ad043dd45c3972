-- fact: a view that is not there
-- expect: refused 42P01
DROP VIEW v;

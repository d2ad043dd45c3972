-- fact: what a view reads has to be there
-- expect: refused 42P01
CREATE VIEW v AS SELECT a FROM nothing;

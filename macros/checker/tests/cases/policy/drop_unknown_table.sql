-- fact: nor one on a table that is not there
-- expect: refused 42P01
DROP POLICY p ON t;

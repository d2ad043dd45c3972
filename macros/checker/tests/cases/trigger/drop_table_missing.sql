-- fact: on a table that is not there
-- expect: refused 42P01
DROP TRIGGER g ON t;

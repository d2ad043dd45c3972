-- fact: and its table
-- expect: refused 42P01
DROP RULE nothing ON t;

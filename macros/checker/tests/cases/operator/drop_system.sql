-- fact: PostgreSQL's own operators stay
-- expect: refused 2BP01
DROP OPERATOR + (integer, integer);

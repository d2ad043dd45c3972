-- fact: PostgreSQL's own stay
-- expect: refused 2BP01
DROP ACCESS METHOD IF EXISTS heap;

-- fact: PostgreSQL's own operator families stay
-- expect: refused 2BP01
DROP OPERATOR FAMILY integer_ops USING btree;

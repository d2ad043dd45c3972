-- fact: PostgreSQL's own operator classes stay
-- expect: refused 2BP01
DROP OPERATOR CLASS int4_ops USING btree;

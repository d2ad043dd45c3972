-- fact: PostgreSQL's own types stay
-- expect: refused 2BP01
DROP TYPE int4;

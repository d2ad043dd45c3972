-- fact: names that begin with pg_ are PostgreSQL's
-- expect: refused 42939
CREATE ROLE pg_case;

-- fact: PostgreSQL's own stay
-- expect: refused 2BP01
DROP TEXT SEARCH TEMPLATE simple;

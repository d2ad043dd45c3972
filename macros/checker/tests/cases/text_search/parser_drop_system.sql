-- fact: PostgreSQL's own stays
-- expect: refused 2BP01
DROP TEXT SEARCH PARSER "default";

-- fact: PostgreSQL's own stay
-- expect: refused 2BP01
DROP CONVERSION IF EXISTS iso_8859_1_to_utf8;

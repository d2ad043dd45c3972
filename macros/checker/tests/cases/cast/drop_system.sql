-- fact: PostgreSQL's own casts stay
-- expect: refused 2BP01
DROP CAST (integer AS bigint);

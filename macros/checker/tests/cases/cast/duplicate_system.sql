-- fact: PostgreSQL's own casts count
-- expect: refused 42710
CREATE CAST (varchar AS text) WITH INOUT;

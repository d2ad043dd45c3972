-- fact: a pseudo-type is not cast
-- expect: refused 42809
CREATE CAST (integer AS anyelement) WITH INOUT;

-- fact: a type is not cast to itself
-- expect: refused 42P17
CREATE CAST (integer AS integer) WITH INOUT;

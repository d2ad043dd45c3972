-- fact: the same bytes are as many
-- expect: refused 42P17
CREATE CAST (integer AS timestamp) WITHOUT FUNCTION;

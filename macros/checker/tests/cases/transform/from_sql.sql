-- fact: what goes is internal
-- expect: refused 42P17
CREATE TRANSFORM FOR bigint LANGUAGE sql (FROM SQL WITH FUNCTION int4recv(internal));

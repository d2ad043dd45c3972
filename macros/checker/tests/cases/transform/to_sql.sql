-- fact: what comes back is of the type
-- expect: refused 42P17
CREATE TRANSFORM FOR bigint LANGUAGE sql (TO SQL WITH FUNCTION int4recv(internal));

-- fact: A new direction leaves the bounds.
-- expect: accepted

CREATE SEQUENCE numbers AS smallint;
ALTER SEQUENCE numbers INCREMENT -1;

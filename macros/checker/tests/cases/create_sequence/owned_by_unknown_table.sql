-- fact: The table has to be there.
-- expect: refused 42P01

CREATE SEQUENCE numbers OWNED BY sales.number;

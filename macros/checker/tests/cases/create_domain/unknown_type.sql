-- fact: The base type has to be there.
-- expect: refused 42704

CREATE DOMAIN email AS citext;

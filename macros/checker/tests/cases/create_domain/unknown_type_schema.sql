-- fact: The base type's schema has to be there.
-- expect: refused 3F000

CREATE DOMAIN email AS ext.citext;

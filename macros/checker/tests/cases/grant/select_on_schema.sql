-- fact: A schema has no SELECT.
-- expect: refused 0LP01

CREATE SCHEMA pos;
GRANT SELECT ON SCHEMA pos TO PUBLIC;

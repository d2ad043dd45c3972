-- fact: A range type has functions: grant options on them are not for PUBLIC
-- expect: refused 0LP01
CREATE SCHEMA app;
CREATE TYPE app.period AS RANGE (subtype = timestamptz);
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO PUBLIC WITH GRANT OPTION;

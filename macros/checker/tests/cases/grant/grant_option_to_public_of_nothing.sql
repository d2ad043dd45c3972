-- fact: on nothing they are
-- expect: accepted
CREATE SCHEMA app;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO PUBLIC WITH GRANT OPTION;

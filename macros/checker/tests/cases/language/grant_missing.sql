-- fact: what is granted is there
-- expect: refused 42704
GRANT USAGE ON LANGUAGE one TO PUBLIC;

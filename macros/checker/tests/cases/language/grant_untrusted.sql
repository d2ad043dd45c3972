-- fact: nothing is granted on C
-- expect: refused 42809
GRANT USAGE ON LANGUAGE c TO PUBLIC;

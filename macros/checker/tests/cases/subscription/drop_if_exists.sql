-- fact: Unless that is said.
-- expect: accepted
-- expect 16: not judged
DROP SUBSCRIPTION IF EXISTS s;

-- fact: All tables are clustered that were before.
-- expect: accepted
-- run: autocommit
CLUSTER;
CLUSTER VERBOSE;

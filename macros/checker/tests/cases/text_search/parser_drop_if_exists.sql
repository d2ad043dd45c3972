-- fact: what is not there need not be dropped
-- expect: accepted
DROP TEXT SEARCH PARSER IF EXISTS nos.p, nosuch;

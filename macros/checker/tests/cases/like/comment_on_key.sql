-- fact: the comment on a key's constraint is not copied, that on its index is
-- expect: accepted
CREATE TABLE t (a integer PRIMARY KEY);
COMMENT ON CONSTRAINT t_pkey ON t IS 'constraint';
COMMENT ON INDEX t_pkey IS 'index';
CREATE TABLE u (LIKE t INCLUDING ALL);

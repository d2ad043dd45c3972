-- fact: It may be dropped.
-- expect: accepted
CREATE TYPE later;
DROP TYPE later;

-- fact: But not another shell.
-- expect: refused 42710
CREATE TYPE later;
CREATE TYPE later;

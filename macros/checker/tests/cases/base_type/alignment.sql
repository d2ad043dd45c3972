-- fact: an alignment is one that there is
-- expect: refused 22023
CREATE TYPE mine;
CREATE TYPE mine (ALIGNMENT = nosuch);

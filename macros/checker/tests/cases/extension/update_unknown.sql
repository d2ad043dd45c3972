-- fact: an extension that is not installed has no version
-- expect: refused 42704
ALTER EXTENSION citext UPDATE;

-- fact: an extension that is dropped exists
-- expect: refused 42704
DROP EXTENSION citext;

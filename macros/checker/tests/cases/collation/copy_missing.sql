-- fact: what is copied is there
-- expect: refused 42704
CREATE COLLATION ci FROM nosuch;

-- fact: The server must be there.
-- expect: refused 42704
CREATE FOREIGN TABLE f (a integer) SERVER s;

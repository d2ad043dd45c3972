-- fact: what is dropped is there
-- expect: refused 42704
DROP TRANSFORM FOR integer LANGUAGE sql;

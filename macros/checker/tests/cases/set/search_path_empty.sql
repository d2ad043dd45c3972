-- fact: Without a schema nothing is made.
-- expect: refused 3F000

SET search_path TO '';
CREATE TABLE sales (a integer);

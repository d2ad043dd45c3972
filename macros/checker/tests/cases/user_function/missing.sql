-- fact: a function that is not there
-- expect: refused 42883
CREATE TABLE t (a integer DEFAULT nonsense());

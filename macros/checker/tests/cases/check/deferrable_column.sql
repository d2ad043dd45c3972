-- fact: a check cannot be deferred
-- expect: refused 42601
CREATE TABLE sales (a int CHECK (a > 0) DEFERRABLE);

-- fact: NOT NULL cannot be deferred
-- expect: refused 42601
CREATE TABLE sales (a int NOT NULL DEFERRABLE);

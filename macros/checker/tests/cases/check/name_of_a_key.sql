-- fact: checks are named before keys
-- expect: refused 42710
CREATE TABLE sales (a int, CONSTRAINT once UNIQUE (a), CONSTRAINT once CHECK (a > 1));

-- fact: two checks cannot have one name
-- expect: refused 42710
CREATE TABLE sales (a int, CONSTRAINT positive CHECK (a > 0), CONSTRAINT positive CHECK (a > 1));

-- fact: an unknown storage parameter is refused
-- expect: refused 22023
CREATE TABLE sales (a int) WITH (fill_factor = 70);

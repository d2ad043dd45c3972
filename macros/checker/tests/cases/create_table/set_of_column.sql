-- fact: a column cannot be declared SETOF
-- expect: refused 42P16
CREATE TABLE sales (a SETOF int);

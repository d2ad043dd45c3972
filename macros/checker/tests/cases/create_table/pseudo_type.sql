-- fact: a column cannot have a pseudo-type
-- expect: refused 42P16
CREATE TABLE sales (a anyelement);

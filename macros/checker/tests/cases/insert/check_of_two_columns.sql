-- fact: a check of two columns
-- expect: refused 23514
CREATE TABLE spans (low int, high int, CHECK (low < high));
INSERT INTO spans VALUES (1, 2), (3, 3);

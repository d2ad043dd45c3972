-- fact: ON CONFLICT DO NOTHING looks at all keys, and cannot look at one that is deferrable
-- expect: refused 55000
CREATE TABLE sales (a int, UNIQUE (a) DEFERRABLE);
INSERT INTO sales VALUES (1) ON CONFLICT DO NOTHING;

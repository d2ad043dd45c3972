-- fact: a sequence is not set beyond its bounds
-- expect: refused 22003
CREATE SEQUENCE s;
SELECT setval('s', 0);

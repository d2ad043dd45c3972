-- fact: a configuration that a column is generated with stays
-- expect: refused 2BP01
-- expect -14: accepted
CREATE TEXT SEARCH CONFIGURATION own (COPY = simple);
CREATE TABLE t (a text, v tsvector GENERATED ALWAYS AS (to_tsvector('own', a)) STORED);
DROP TEXT SEARCH CONFIGURATION own;

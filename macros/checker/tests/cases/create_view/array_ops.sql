-- fact: arrays
-- expect: accepted
CREATE TABLE t (id int, tags text[]);
CREATE VIEW v AS SELECT id, tags[1] AS first, array_length(tags, 1) AS n, 'a' = ANY (tags) AS has_a, tags @> ARRAY['b'] AS has_b FROM t;

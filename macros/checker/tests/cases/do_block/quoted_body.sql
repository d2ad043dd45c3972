-- fact: The body may be an ordinary string.
-- expect: accepted
DO 'BEGIN CREATE TABLE t (a text DEFAULT ''x''); END';

-- fact: ~* takes letters of any case
-- expect: accepted
CREATE TABLE t (id int, a text CHECK (a ~* '^[A-Z][A-Z0-9_]*$'), b text CHECK (b SIMILAR TO '[a-z]{2}|%x'), c text CHECK (c !~ '\s'));
INSERT INTO t VALUES (1, 'abc_1', 'ab', 'no_space'), (2, 'X', '12x', '');

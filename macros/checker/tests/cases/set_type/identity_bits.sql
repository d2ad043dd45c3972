-- fact: An identity column stays an integer, whatever casts there are.
-- expect: refused 22023

CREATE TABLE t (id integer GENERATED ALWAYS AS IDENTITY);
ALTER TABLE t ALTER id TYPE bit(3);

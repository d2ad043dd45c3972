-- fact: what all databases share has a tablespace of its own
-- expect: refused 22023
CREATE TABLE t (a integer) TABLESPACE pg_global;

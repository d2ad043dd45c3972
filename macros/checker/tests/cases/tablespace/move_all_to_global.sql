-- fact: What all databases share has a tablespace of its own.
-- expect: refused 22023
ALTER TABLE ALL IN TABLESPACE pg_default SET TABLESPACE pg_global;

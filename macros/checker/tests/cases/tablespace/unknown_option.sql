-- fact: It has no other options.
-- expect: refused 22023
ALTER TABLESPACE pg_default SET (fillfactor = 3);

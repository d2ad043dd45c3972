-- fact: No tablespace gets a name of the system's.
-- expect: refused 42939
ALTER TABLESPACE pg_default RENAME TO pg_other;

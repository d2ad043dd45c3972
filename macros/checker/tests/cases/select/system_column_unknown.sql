-- fact: a table of the system has only its own columns
-- expect: refused 42703
SELECT relnothing FROM pg_class;

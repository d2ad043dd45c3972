-- fact: A time has no unit of memory.
-- expect: refused 22023

SET lock_timeout = '5MB';

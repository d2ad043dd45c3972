-- fact: The setting takes a value of its kind.
-- expect: refused 22023
ALTER DATABASE template1 SET work_mem = 'much';

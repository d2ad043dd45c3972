-- fact: What is deallocated is not there.
-- expect: refused 26000
PREPARE p AS SELECT 1;
DEALLOCATE p;
DEALLOCATE PREPARE p;

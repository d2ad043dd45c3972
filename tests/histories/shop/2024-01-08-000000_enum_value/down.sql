-- A value of an enum cannot be dropped.
SELECT 1;

-- fact: The templates' names are taken.
-- expect: refused 42P04
ALTER DATABASE template1 RENAME TO template0;

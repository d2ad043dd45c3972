-- fact: what is renamed is there
-- expect: refused 42704
ALTER LANGUAGE one RENAME TO two;

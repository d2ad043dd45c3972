-- fact: The schema has to be there.
-- expect: refused 3F000

ALTER SCHEMA pos RENAME TO till;

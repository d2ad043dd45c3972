-- fact: A database is dropped outside a transaction only.
-- expect: refused 25001
DROP DATABASE nope;

-- fact: Where there is no transaction none is prepared, with a warning.
-- expect: accepted
-- run: session
PREPARE TRANSACTION 'x';
CREATE TABLE t ();

-- fact: VACUUM reads columns only to analyse them
-- expect: refused 0A000
-- run: autocommit
CREATE TABLE t (id integer);
VACUUM t (id);

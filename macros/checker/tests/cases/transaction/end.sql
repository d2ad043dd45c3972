-- fact: END is another word for it.
-- expect: refused 42P07
-- run: session
BEGIN WORK;
CREATE TABLE t (a integer);
END;
CREATE TABLE t (a integer);

-- fact: ABORT is another word for it.
-- expect: accepted
-- run: session
BEGIN;
CREATE TABLE t (a integer);
ABORT;
CREATE TABLE t (a integer);

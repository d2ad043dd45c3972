-- fact: A temporary table hides others of its name, and goes with the session.
-- expect: accepted
CREATE TABLE t (a integer);
CREATE TEMPORARY TABLE t (b text, c serial, CHECK (b <> ''));
INSERT INTO t (b) VALUES ('x');
CREATE INDEX ON t (b);
ALTER TABLE t ADD COLUMN d integer DEFAULT 5;

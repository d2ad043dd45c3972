-- fact: a view of everything takes rows
-- expect: accepted
CREATE TABLE t (a serial, b text, CHECK (a > 0));
CREATE VIEW v AS SELECT * FROM t;
INSERT INTO v (b) VALUES ('x') RETURNING a;
UPDATE v SET b = upper(b);
WITH d AS (DELETE FROM v RETURNING *) INSERT INTO v SELECT * FROM d;

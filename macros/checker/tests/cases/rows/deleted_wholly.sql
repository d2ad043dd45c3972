-- fact: what was written where it is not followed is gone after DELETE of all rows
-- expect: accepted
CREATE TABLE t (id int, a text);
CREATE TABLE u (id int, a text);
WITH moved AS (INSERT INTO t VALUES (1, NULL) RETURNING id, a) INSERT INTO u SELECT * FROM moved;
DELETE FROM u;
ALTER TABLE u ALTER a SET NOT NULL;

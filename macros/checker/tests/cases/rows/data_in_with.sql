-- fact: rows that move from one table to another
-- expect: accepted
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (id int PRIMARY KEY);
INSERT INTO a VALUES (1);
WITH gone AS (DELETE FROM a RETURNING id) INSERT INTO b SELECT id FROM gone;
ALTER TABLE a ADD COLUMN name text NOT NULL;

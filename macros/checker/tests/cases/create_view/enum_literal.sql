-- fact: a label of an enum
-- expect: accepted
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE t (id int, state mood DEFAULT 'ok');
CREATE VIEW v AS SELECT id, state, CASE state WHEN 'sad' THEN 0 ELSE 1 END AS n, 'happy'::mood AS best FROM t WHERE state <> 'sad';

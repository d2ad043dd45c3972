-- fact: What is checked at once is not pending.
-- expect: accepted

CREATE TABLE p (id integer PRIMARY KEY);
CREATE TABLE f (id integer, pid integer REFERENCES p DEFERRABLE);
INSERT INTO p VALUES (1);
INSERT INTO f VALUES (1, 1);
ALTER TABLE f ADD COLUMN z integer;

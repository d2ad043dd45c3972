-- fact: Nor is it emptied.
-- expect: refused 55006

CREATE TABLE p (id integer PRIMARY KEY, v integer);
CREATE TABLE f (id integer, pid integer REFERENCES p DEFERRABLE INITIALLY DEFERRED);
INSERT INTO p VALUES (1);
INSERT INTO f VALUES (1, 1);
TRUNCATE f;

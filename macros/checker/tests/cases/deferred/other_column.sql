-- fact: A change of another column waits for nothing.
-- expect: accepted

CREATE TABLE p (id integer PRIMARY KEY, v integer);
CREATE TABLE f (id integer, pid integer REFERENCES p DEFERRABLE INITIALLY DEFERRED);
UPDATE p SET v = 1;
UPDATE f SET id = 2;
DELETE FROM f;
ALTER TABLE f ADD COLUMN z integer;
ALTER TABLE p ADD COLUMN z integer;

-- fact: New rows of the table referred to wait for nothing.
-- expect: accepted

CREATE TABLE p (id integer PRIMARY KEY, v integer);
CREATE TABLE f (id integer, pid integer REFERENCES p DEFERRABLE INITIALLY DEFERRED);
INSERT INTO p VALUES (1);
INSERT INTO f VALUES (1, 1);
ALTER TABLE p ADD COLUMN z integer;
COMMENT ON TABLE f IS 'x';

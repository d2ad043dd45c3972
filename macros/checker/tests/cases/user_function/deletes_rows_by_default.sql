-- fact: a default that calls a function does what the function does
-- expect: accepted
CREATE TABLE notes (body text);
CREATE TABLE sweeps (id integer);
INSERT INTO notes VALUES (NULL);
INSERT INTO sweeps VALUES (1);
CREATE FUNCTION sweep() RETURNS integer LANGUAGE sql AS 'DELETE FROM notes RETURNING 1';
ALTER TABLE sweeps ADD COLUMN swept integer DEFAULT sweep();
ALTER TABLE notes ALTER COLUMN body SET NOT NULL;

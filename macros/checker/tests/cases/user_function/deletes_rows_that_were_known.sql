-- fact: what a function does to rows is done where it is called
-- expect: accepted
CREATE TABLE notes (body text);
INSERT INTO notes VALUES (NULL);
CREATE FUNCTION sweep() RETURNS integer LANGUAGE sql AS 'DELETE FROM notes RETURNING 1';
CREATE FUNCTION sweep_all() RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN sweep(); END';
SELECT coalesce((SELECT sweep_all()), 0);
ALTER TABLE notes ALTER COLUMN body SET NOT NULL;

-- @upgrade
CREATE FUNCTION f() RETURNS integer LANGUAGE c AS 'library', 'f';
-- @downgrade
SELECT 1;

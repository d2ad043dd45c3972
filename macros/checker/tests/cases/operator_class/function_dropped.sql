-- fact: what is loose goes with its function
-- expect: accepted
CREATE OPERATOR FAMILY f USING btree;
CREATE FUNCTION text_cmp(text, text) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (text, text), FUNCTION 1 text_cmp(text, text);
DROP FUNCTION text_cmp(text, text);

-- fact: a family takes its classes along
-- expect: accepted
CREATE FUNCTION text_cmp(text, text) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE OPERATOR CLASS text_backward FOR TYPE text USING btree AS OPERATOR 1 >, FUNCTION 1 text_cmp(text, text), FUNCTION 4 btequalimage(oid);
DROP OPERATOR FAMILY text_backward USING btree;

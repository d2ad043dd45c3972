-- fact: what an index uses stays
-- expect: refused 2BP01
CREATE FUNCTION text_cmp(text, text) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE OPERATOR CLASS text_backward FOR TYPE text USING btree AS OPERATOR 1 >, FUNCTION 1 text_cmp(text, text);
CREATE TABLE t (a text);
CREATE INDEX ON t (a text_backward);
DROP OPERATOR CLASS text_backward USING btree;

-- fact: an index of an operator class of one's own names it with its schema
-- expect: accepted
CREATE FUNCTION text_cmp(text, text) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE OPERATOR CLASS text_backward FOR TYPE text USING btree AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 text_cmp(text, text);
CREATE TABLE t (a text, b varchar, c text);
CREATE INDEX ON t (a text_backward, c);
CREATE UNIQUE INDEX ON t (b text_backward DESC);
CREATE INDEX ON t (lower(a) public.text_backward);
ALTER OPERATOR CLASS text_backward USING btree RENAME TO "Backward";
CREATE SCHEMA s;
ALTER OPERATOR CLASS "Backward" USING btree SET SCHEMA s;

-- fact: GIN needs what takes values apart
-- expect: accepted
CREATE OPERATOR CLASS x FOR TYPE text[] USING gin AS OPERATOR 1 && (anyarray, anyarray), FUNCTION 1 bttextcmp(text, text), FUNCTION 2 ginarrayextract(anyarray, internal, internal), FUNCTION 3 ginqueryarrayextract(anyarray, internal, smallint, internal, internal, internal, internal), FUNCTION 4 ginarrayconsistent(internal, smallint, anyarray, integer, internal, internal, internal, internal), STORAGE text;
CREATE TABLE t (a text[]);
CREATE INDEX ON t USING gin (a x);
CREATE INDEX ON t USING gin (a);

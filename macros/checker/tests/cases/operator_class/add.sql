-- fact: a family takes operators of other types too
-- expect: accepted
CREATE OPERATOR FAMILY f USING btree;
CREATE OPERATOR CLASS x FOR TYPE integer USING btree FAMILY f AS OPERATOR 1 <, FUNCTION 1 btint4cmp(integer, integer);
ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (integer, bigint), FUNCTION 1 btint48cmp(integer, bigint), OPERATOR 2 <= (integer, integer), FUNCTION 2 (integer, integer) btint4sortsupport(internal);
ALTER OPERATOR FAMILY f USING btree DROP OPERATOR 1 (integer, bigint), FUNCTION 1 (integer, bigint);
ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (text, text), FUNCTION 1 (text, text) bttextcmp(text, text);
ALTER OPERATOR FAMILY f USING btree RENAME TO g;
CREATE SCHEMA s;
ALTER OPERATOR FAMILY g USING btree SET SCHEMA s;

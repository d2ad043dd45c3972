-- fact: functions are numbered as the access method wants them
-- expect: refused 42P17
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS FUNCTION 9 btint4cmp(integer, integer);

-- fact: a class's new name is free
-- expect: refused 42710
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS OPERATOR 1 <;
CREATE OPERATOR CLASS y FOR TYPE integer USING btree AS OPERATOR 1 <;
ALTER OPERATOR CLASS x USING btree RENAME TO y;

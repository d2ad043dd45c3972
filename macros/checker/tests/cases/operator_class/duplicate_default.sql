-- fact: a type has one default
-- expect: refused 42710
CREATE OPERATOR CLASS x DEFAULT FOR TYPE integer USING btree AS OPERATOR 1 <;

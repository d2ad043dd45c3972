-- fact: only some access methods order by distance
-- expect: refused 42P17
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS OPERATOR 1 < FOR ORDER BY integer_ops;

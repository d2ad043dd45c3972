-- fact: a class's name is free where it goes
-- expect: refused 42710
CREATE SCHEMA s;
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS OPERATOR 1 <;
CREATE OPERATOR CLASS s.x FOR TYPE integer USING btree AS OPERATOR 1 <;
ALTER OPERATOR CLASS x USING btree SET SCHEMA s;

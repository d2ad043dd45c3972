-- fact: the schema is there
-- expect: refused 3F000
CREATE OPERATOR CLASS nos.x FOR TYPE integer USING btree AS OPERATOR 1 <;

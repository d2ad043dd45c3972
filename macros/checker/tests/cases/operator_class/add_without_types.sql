-- fact: a family does not tell the types
-- expect: refused 42601
CREATE OPERATOR FAMILY f USING btree;
ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 <;

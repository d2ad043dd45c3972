-- fact: a support function tells its types or they are written
-- expect: refused 42P17
CREATE OPERATOR FAMILY f USING btree;
ALTER OPERATOR FAMILY f USING btree ADD FUNCTION 2 btint4sortsupport(internal);

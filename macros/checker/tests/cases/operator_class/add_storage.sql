-- fact: a family stores nothing
-- expect: refused 42601
CREATE OPERATOR FAMILY f USING gin;
ALTER OPERATOR FAMILY f USING gin ADD STORAGE integer;

-- fact: a table's access method has no operator classes
-- expect: refused 55000
DROP OPERATOR CLASS IF EXISTS zz USING heap;

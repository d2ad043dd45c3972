-- fact: IF EXISTS speaks of the class
-- expect: refused 42704
DROP OPERATOR CLASS IF EXISTS zz USING nosuch;

-- fact: "char" is no string type: nothing becomes one but by a cast
-- expect: refused 42804
CREATE TABLE t (a date);
ALTER TABLE t ALTER a TYPE "char";

-- fact: numbers have no collation
-- expect: refused 42804
CREATE TABLE t (a integer COLLATE "en-x-icu");

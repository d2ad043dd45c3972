-- fact: a B-tree stores what it compares
-- expect: refused 42P17
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS STORAGE text;

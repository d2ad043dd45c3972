-- fact: one type is stored
-- expect: refused 42P17
CREATE OPERATOR CLASS x FOR TYPE integer USING gin AS STORAGE text, STORAGE integer;

-- fact: a type has one default, of one's own too
-- expect: refused 42710
CREATE OPERATOR CLASS x DEFAULT FOR TYPE json USING gin AS STORAGE text;
CREATE OPERATOR CLASS y DEFAULT FOR TYPE json USING gin AS STORAGE text;

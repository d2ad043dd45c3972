-- fact: IF EXISTS does not help a token that the parser does not know
-- expect: refused 22023
CREATE TEXT SEARCH CONFIGURATION x (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION x DROP MAPPING IF EXISTS FOR nosuch;

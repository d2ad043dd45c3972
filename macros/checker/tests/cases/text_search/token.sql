-- fact: the parser knows the tokens
-- expect: refused 22023
CREATE TEXT SEARCH CONFIGURATION x (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION x ALTER MAPPING FOR word, nosuch WITH english_stem;

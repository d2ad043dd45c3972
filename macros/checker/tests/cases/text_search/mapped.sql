-- fact: a token that is mapped is altered, not added
-- expect: refused 23505
CREATE TEXT SEARCH CONFIGURATION x (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION x ADD MAPPING FOR word WITH english_stem;

-- fact: the dictionaries are there
-- expect: refused 42704
CREATE TEXT SEARCH CONFIGURATION x (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION x ALTER MAPPING FOR word WITH unaccent;

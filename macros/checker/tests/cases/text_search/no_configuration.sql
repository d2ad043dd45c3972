-- fact: the configuration is there
-- expect: refused 42704
ALTER TEXT SEARCH CONFIGURATION x ALTER MAPPING FOR word WITH simple;

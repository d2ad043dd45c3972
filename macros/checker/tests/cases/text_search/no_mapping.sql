-- fact: what is not mapped cannot be dropped
-- expect: refused 42704
CREATE TEXT SEARCH CONFIGURATION x (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION x DROP MAPPING FOR blank;

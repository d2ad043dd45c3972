-- fact: a configuration's new name is free
-- expect: refused 42710
CREATE TEXT SEARCH CONFIGURATION x (COPY = simple);
CREATE TEXT SEARCH CONFIGURATION y (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION x RENAME TO y;

-- fact: an index finds that a configuration's name is taken
-- expect: refused 23505
CREATE TEXT SEARCH CONFIGURATION x (COPY = simple);
CREATE TEXT SEARCH CONFIGURATION x (COPY = simple);

-- fact: the schema of what is copied is there
-- expect: refused 3F000
CREATE TEXT SEARCH CONFIGURATION x (COPY = nosuch.simple);

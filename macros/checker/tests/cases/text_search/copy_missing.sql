-- fact: what is copied is there
-- expect: refused 42704
CREATE TEXT SEARCH CONFIGURATION x (COPY = nosuch);

-- fact: the parser is there
-- expect: refused 42704
CREATE TEXT SEARCH CONFIGURATION x (PARSER = nosuch);

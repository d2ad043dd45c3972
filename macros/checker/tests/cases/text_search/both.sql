-- fact: a configuration has a parser or is a copy
-- expect: refused 42601
CREATE TEXT SEARCH CONFIGURATION x (COPY = simple, PARSER = default);

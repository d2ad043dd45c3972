-- fact: a configuration has no other parameters
-- expect: refused 42601
CREATE TEXT SEARCH CONFIGURATION x (template = simple);

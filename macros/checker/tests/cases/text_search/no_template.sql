-- fact: a dictionary has a template
-- expect: refused 42P17
CREATE TEXT SEARCH DICTIONARY d (StopWords = english);

-- fact: a stemmer has a language
-- expect: refused 22023
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = snowball, StopWords = english);

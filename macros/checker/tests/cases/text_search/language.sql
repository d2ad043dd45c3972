-- fact: there is a stemmer for the language
-- expect: refused 42704
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = snowball, Language = klingon);

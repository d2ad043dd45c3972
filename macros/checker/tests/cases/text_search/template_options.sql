-- fact: what is told nothing takes no options
-- expect: refused 42601
CREATE TEXT SEARCH TEMPLATE t (LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = t, STOPWORDS = 'english');

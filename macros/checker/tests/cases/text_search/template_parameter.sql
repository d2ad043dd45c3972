-- fact: the function says which options there are
-- expect: refused 22023
CREATE TEXT SEARCH TEMPLATE t (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = t, BAD = 'english');

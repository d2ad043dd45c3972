-- fact: a template stays while a dictionary has it
-- expect: refused 2BP01
CREATE TEXT SEARCH TEMPLATE t (LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = t);
DROP TEXT SEARCH TEMPLATE t;

-- fact: its name is free
-- expect: refused 23505
CREATE TEXT SEARCH TEMPLATE t (LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH TEMPLATE t (LEXIZE = dsimple_lexize);

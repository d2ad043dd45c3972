-- fact: its functions take what they are given
-- expect: refused 42883
CREATE TEXT SEARCH TEMPLATE t (LEXIZE = dsimple_init);

-- fact: a template looks words up
-- expect: refused 42P17
CREATE TEXT SEARCH TEMPLATE t (INIT = dsimple_init);

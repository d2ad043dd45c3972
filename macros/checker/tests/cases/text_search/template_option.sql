-- fact: a template has no other parts
-- expect: refused 42601
CREATE TEXT SEARCH TEMPLATE t (FOO = dsimple_init);

-- fact: a handler of indexes is none of tables
-- expect: refused 42809
CREATE ACCESS METHOD a TYPE TABLE HANDLER bthandler;

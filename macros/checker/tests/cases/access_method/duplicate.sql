-- fact: its name is free
-- expect: refused 42710
CREATE ACCESS METHOD a TYPE INDEX HANDLER bthandler;
CREATE ACCESS METHOD a TYPE INDEX HANDLER bthandler;

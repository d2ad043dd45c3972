-- fact: the handler is there
-- expect: refused 42883
CREATE ACCESS METHOD a TYPE INDEX HANDLER nosuch;

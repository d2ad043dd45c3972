-- fact: and the other way round
-- expect: refused 42809
CREATE ACCESS METHOD a TYPE INDEX HANDLER heap_tableam_handler;

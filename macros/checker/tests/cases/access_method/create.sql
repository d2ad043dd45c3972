-- fact: an access method is a handler
-- expect: accepted
CREATE ACCESS METHOD a TYPE INDEX HANDLER bthandler;
CREATE ACCESS METHOD b TYPE TABLE HANDLER pg_catalog.heap_tableam_handler;
COMMENT ON ACCESS METHOD a IS 'trees';

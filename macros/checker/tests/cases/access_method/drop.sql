-- fact: an access method goes
-- expect: accepted
CREATE ACCESS METHOD a TYPE INDEX HANDLER bthandler;
DROP ACCESS METHOD a;
DROP ACCESS METHOD IF EXISTS a;

-- fact: PostgreSQL's own are there
-- expect: refused 42710
CREATE ACCESS METHOD heap TYPE INDEX HANDLER bthandler;

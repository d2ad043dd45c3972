-- fact: an extension that was dropped is not there any more
-- expect: refused 42704
DROP EXTENSION plpgsql;
DROP EXTENSION plpgsql;

-- fact: but once only
-- expect: refused 42704
DROP EXTENSION plpgsql;
DROP EXTENSION plpgsql;

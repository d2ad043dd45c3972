-- fact: a parser has no other parts
-- expect: refused 42601
CREATE TEXT SEARCH PARSER p (FOO = prsd_start);

-- fact: a parser tells its tokens
-- expect: refused 42P17
CREATE TEXT SEARCH PARSER p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end);

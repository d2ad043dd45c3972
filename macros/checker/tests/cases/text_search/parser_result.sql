-- fact: its functions give what they should
-- expect: refused 42P17
CREATE TEXT SEARCH PARSER p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_lextype, LEXTYPES = prsd_lextype);

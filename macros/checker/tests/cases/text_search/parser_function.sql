-- fact: its functions take what they are given
-- expect: refused 42883
CREATE TEXT SEARCH PARSER p (START = prsd_end, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);

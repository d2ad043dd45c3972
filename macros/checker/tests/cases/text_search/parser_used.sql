-- fact: a parser stays while a configuration has it
-- expect: refused 2BP01
CREATE TEXT SEARCH PARSER p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH CONFIGURATION c (PARSER = p);
DROP TEXT SEARCH PARSER p;

-- fact: CASCADE takes the configurations
-- expect: accepted
CREATE TEXT SEARCH PARSER p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH CONFIGURATION c (PARSER = p);
DROP TEXT SEARCH PARSER p CASCADE;

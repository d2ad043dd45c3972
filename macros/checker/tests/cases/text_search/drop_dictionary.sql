-- fact: a dictionary that a configuration looks up in stays
-- expect: refused 2BP01
CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple);
CREATE TEXT SEARCH CONFIGURATION own (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION own ALTER MAPPING FOR word WITH plain;
DROP TEXT SEARCH DICTIONARY plain;

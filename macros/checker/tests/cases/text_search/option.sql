-- fact: a template knows its options
-- expect: refused 22023
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple, Language = english);

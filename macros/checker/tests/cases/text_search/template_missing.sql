-- fact: the template is there
-- expect: refused 42704
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = unaccent, RULES = 'unaccent');

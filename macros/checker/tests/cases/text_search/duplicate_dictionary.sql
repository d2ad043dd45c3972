-- fact: a dictionary's name may be an extension's
-- expect: refused 23505
CREATE EXTENSION unaccent;
CREATE TEXT SEARCH DICTIONARY unaccent (TEMPLATE = simple);

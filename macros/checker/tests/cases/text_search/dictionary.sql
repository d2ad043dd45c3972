-- fact: a dictionary is a template with options
-- expect: accepted
CREATE EXTENSION unaccent;
CREATE TEXT SEARCH DICTIONARY a (TEMPLATE = pg_catalog.simple, STOPWORDS = english);
CREATE TEXT SEARCH DICTIONARY b (TEMPLATE = snowball, Language = Russian, StopWords = 'russian');
CREATE TEXT SEARCH DICTIONARY c (TEMPLATE = unaccent, RULES = 'unaccent');
ALTER TEXT SEARCH DICTIONARY a (StopWords, Accept = false);
ALTER TEXT SEARCH DICTIONARY b (Language = english);
COMMENT ON TEXT SEARCH DICTIONARY a IS 'plain';
CREATE SCHEMA s;
ALTER TEXT SEARCH DICTIONARY b SET SCHEMA s;
DROP TEXT SEARCH DICTIONARY c;

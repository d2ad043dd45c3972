-- fact: A dictionary of a language is not pinned, but the configuration of the language is in the way
-- expect: refused 2BP01
DROP TEXT SEARCH DICTIONARY english_stem;

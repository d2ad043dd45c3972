-- fact: The dictionary simple stays, CASCADE or not
-- expect: refused 2BP01
DROP TEXT SEARCH DICTIONARY simple CASCADE;

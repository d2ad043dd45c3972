-- fact: The configuration simple may not
-- expect: refused 2BP01
DROP TEXT SEARCH CONFIGURATION simple;

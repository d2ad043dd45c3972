-- fact: A configuration of a language may be dropped, which is not modelled
-- expect: not judged
DROP TEXT SEARCH CONFIGURATION english;

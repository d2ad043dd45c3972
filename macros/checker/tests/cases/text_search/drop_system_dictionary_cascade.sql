-- fact: With CASCADE it goes, which is not modelled
-- expect: not judged
DROP TEXT SEARCH DICTIONARY english_stem CASCADE;

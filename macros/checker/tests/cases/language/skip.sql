-- fact: a language that is not there needs no dropping
-- expect: accepted
DROP LANGUAGE IF EXISTS nosuch;

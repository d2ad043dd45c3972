-- fact: A setting of words takes its words.
-- expect: refused 22023

SET client_min_messages TO loud;

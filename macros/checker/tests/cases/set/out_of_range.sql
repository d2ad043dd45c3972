-- fact: A number has its bounds.
-- expect: refused 22023
SET geqo_effort = 11;

-- fact: A time is not negative.
-- expect: refused 22023

SET lock_timeout = -1;

-- fact: A time is a number with a unit.
-- expect: refused 22023

SET lock_timeout = 'soon';

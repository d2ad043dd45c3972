-- fact: A time fits in 32 bits of milliseconds.
-- expect: refused 22023

SET statement_timeout = '25d';

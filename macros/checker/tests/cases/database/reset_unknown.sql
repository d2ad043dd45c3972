-- fact: What is set back need not be there.
-- expect: accepted
ALTER DATABASE template1 RESET nope;

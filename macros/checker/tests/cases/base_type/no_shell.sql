-- fact: without a shell there are no functions
-- expect: refused 42710
CREATE TYPE mine (INPUT = textin, OUTPUT = textout);

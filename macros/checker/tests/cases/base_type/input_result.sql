-- fact: what is read is of the type
-- expect: refused 42P17
CREATE TYPE mine;
CREATE TYPE mine (INPUT = textin, OUTPUT = textout);

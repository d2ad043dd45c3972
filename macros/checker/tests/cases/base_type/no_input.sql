-- fact: a type is read
-- expect: refused 42P17
CREATE TYPE mine;
CREATE TYPE mine (OUTPUT = textout);

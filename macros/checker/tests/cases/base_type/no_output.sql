-- fact: a type is written
-- expect: refused 42P17
CREATE TYPE mine;
CREATE TYPE mine (INPUT = textin);

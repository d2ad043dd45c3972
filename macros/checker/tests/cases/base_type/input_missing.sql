-- fact: what reads is there
-- expect: refused 42883
CREATE TYPE mine;
CREATE TYPE mine (INPUT = nosuch, OUTPUT = textout);

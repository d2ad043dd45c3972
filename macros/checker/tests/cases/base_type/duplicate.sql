-- fact: a type's name is free
-- expect: refused 42710
CREATE TYPE mine AS ENUM ('a');
CREATE TYPE mine (INPUT = textin, OUTPUT = textout);

-- fact: an option is written once
-- expect: refused 42601
CREATE TYPE mine;
CREATE TYPE mine (INPUT = textin, INPUT = textin);

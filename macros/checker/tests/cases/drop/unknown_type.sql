-- fact: a type that is dropped exists
-- expect: refused 42704
DROP TYPE kind;

-- fact: a sequence that a default uses does not go silently
-- expect: refused 2BP01
CREATE SEQUENCE numbers;
CREATE TABLE sales (a int DEFAULT nextval('numbers'));
DROP SEQUENCE numbers;

-- fact: a default that names the sequence as text does not know it
-- expect: accepted
CREATE SEQUENCE numbers;
CREATE TABLE sales (a int DEFAULT nextval('numbers'::text));
DROP SEQUENCE numbers;

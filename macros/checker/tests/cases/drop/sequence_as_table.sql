-- fact: DROP TABLE drops tables
-- expect: refused 42809
CREATE SEQUENCE numbers;
DROP TABLE numbers;

-- fact: a sequence gets no column
-- expect: refused 42809
CREATE SEQUENCE numbers;
ALTER TABLE numbers ADD COLUMN a int;

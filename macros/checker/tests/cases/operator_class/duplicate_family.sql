-- fact: a family's name is free
-- expect: refused 42710
CREATE OPERATOR FAMILY f USING btree;
CREATE OPERATOR FAMILY f USING hash;
CREATE OPERATOR FAMILY integer_ops USING btree;
CREATE OPERATOR FAMILY f USING btree;

-- fact: an index over an expression is read again with the new type
-- expect: accepted
CREATE TABLE sales (a int, b varchar(10));
CREATE INDEX by_a ON sales ((a + 1)) WHERE a > 0;
CREATE INDEX by_b ON sales (lower(b), (b || 'x'));
ALTER TABLE sales ALTER a TYPE bigint, ALTER b TYPE text;

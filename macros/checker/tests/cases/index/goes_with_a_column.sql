-- fact: an index goes with each of its columns
-- expect: accepted
CREATE TABLE sales (a int, b int, c int, d int);
CREATE INDEX by_a ON sales (b, a);
CREATE INDEX by_c ON sales ((b + c));
CREATE INDEX by_d ON sales (b) INCLUDE (d);
CREATE INDEX by_p ON sales (d) WHERE c > 0;
ALTER TABLE sales DROP COLUMN a, DROP COLUMN c, DROP COLUMN d;
CREATE INDEX by_a ON sales (b);
CREATE INDEX by_c ON sales (b);
CREATE INDEX by_d ON sales (b);
CREATE INDEX by_p ON sales (b);

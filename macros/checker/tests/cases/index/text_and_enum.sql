-- fact: text || enum depends on the labels
-- expect: refused 42P17
CREATE TYPE kind AS ENUM ('a');
CREATE TABLE sales (code text, kind kind);
CREATE INDEX sales_called ON sales ((code || kind));

-- fact: text || integer is looked at as the cast that it is, which is immutable for an integer
-- expect: accepted
CREATE TABLE sales (code text, number int, at time, id uuid);
CREATE INDEX sales_called ON sales ((code || number), (code || '-' || at), (id || code));

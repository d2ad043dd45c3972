-- fact: the operator class has to exist for the method
-- expect: refused 42704
CREATE TABLE sales (a text);
CREATE INDEX ON sales USING gin (a gin_trgm_ops);

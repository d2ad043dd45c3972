-- fact: another modifier leaves defaults, checks and indexes as they are
-- expect: accepted
CREATE TABLE sales (a numeric(18,4) DEFAULT 0 CHECK (a >= 0), b varchar(10) DEFAULT 'x' CHECK (b <> '' AND length(b) < 5), c varchar(10));
CREATE INDEX ON sales (lower(b), (c || b)) WHERE a > 1;
ALTER TABLE sales ALTER a TYPE numeric(20,4), ALTER b TYPE varchar(20), ALTER c TYPE varchar;

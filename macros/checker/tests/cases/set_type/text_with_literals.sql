-- fact: a default keeps the type that its literal was given
-- expect: accepted
CREATE TABLE sales (a varchar(10) DEFAULT 'x' CHECK (a <> 'y'), b char(3) DEFAULT 'z' CHECK (b = 'z'));
CREATE INDEX ON sales (a) WHERE a = 'x';
ALTER TABLE sales ALTER a TYPE text, ALTER b TYPE text;

-- fact: a key's index is a relation and needs a free name
-- expect: refused 42P07
CREATE TABLE once (a int);
CREATE TABLE sales (a int CONSTRAINT once UNIQUE);

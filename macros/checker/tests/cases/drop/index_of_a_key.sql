-- fact: the index of a key goes with the key only
-- expect: refused 2BP01
CREATE TABLE sales (a int CONSTRAINT once UNIQUE);
DROP INDEX once;

-- fact: CASCADE does not drop the index of a key without the key
-- expect: refused 2BP01
CREATE TABLE sales (a int CONSTRAINT once UNIQUE);
DROP INDEX once CASCADE;

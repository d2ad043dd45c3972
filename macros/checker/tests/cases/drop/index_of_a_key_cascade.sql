-- fact: even with CASCADE
-- expect: refused 2BP01
CREATE TABLE sales (a int CONSTRAINT once UNIQUE);
DROP INDEX once CASCADE;

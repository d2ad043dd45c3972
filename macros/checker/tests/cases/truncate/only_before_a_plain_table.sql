-- fact: ONLY before a plain table
-- expect: accepted
CREATE TABLE p (a int);
TRUNCATE ONLY p;

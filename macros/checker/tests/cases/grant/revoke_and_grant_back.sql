-- fact: What is granted back is the default again.
-- expect: accepted

CREATE TABLE sales (a integer);
REVOKE ALL ON sales FROM CURRENT_USER;
GRANT ALL ON sales TO CURRENT_USER;

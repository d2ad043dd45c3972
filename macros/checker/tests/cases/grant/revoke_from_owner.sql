-- fact: An owner's privileges can be revoked.
-- expect: accepted

CREATE TABLE sales (a integer);
REVOKE ALL ON sales FROM CURRENT_USER;

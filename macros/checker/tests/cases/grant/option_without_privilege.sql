-- fact: The grant option is revoked from everybody without effect.
-- expect: accepted

CREATE TABLE sales (a integer);
GRANT SELECT ON sales TO PUBLIC;
REVOKE GRANT OPTION FOR SELECT ON sales FROM PUBLIC;

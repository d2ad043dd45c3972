-- fact: What is not enabled is not refreshed.
-- expect: refused 55000
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p WITH (connect = false); ALTER SUBSCRIPTION s SET PUBLICATION q;

-- fact: It is not refreshed by itself either.
-- expect: refused 55000
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p WITH (connect = false); ALTER SUBSCRIPTION s REFRESH PUBLICATION;

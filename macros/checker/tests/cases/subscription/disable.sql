-- fact: It is disabled again.
-- expect: accepted
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p WITH (connect = false); ALTER SUBSCRIPTION s ENABLE; ALTER SUBSCRIPTION s DISABLE;

-- fact: A subscription is refreshed outside a transaction.
-- expect: refused 25001
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p WITH (connect = false); ALTER SUBSCRIPTION s ENABLE; ALTER SUBSCRIPTION s REFRESH PUBLICATION;

-- fact: A publication is in a subscription once.
-- expect: refused 42710
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p WITH (connect = false); ALTER SUBSCRIPTION s ADD PUBLICATION p WITH (refresh = false);

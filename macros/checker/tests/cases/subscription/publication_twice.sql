-- fact: A publication is named once.
-- expect: refused 42710
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p, p WITH (connect = false);

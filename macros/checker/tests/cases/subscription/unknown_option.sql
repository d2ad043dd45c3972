-- fact: The option must be one.
-- expect: refused 42601
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p WITH (connect = false, nope = 1);

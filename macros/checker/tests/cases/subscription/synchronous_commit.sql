-- fact: The setting takes its values.
-- expect: refused 22023
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p WITH (connect = false, synchronous_commit = nope);

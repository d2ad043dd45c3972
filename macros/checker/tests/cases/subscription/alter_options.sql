-- fact: Options are set again.
-- expect: accepted
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p WITH (connect = false, binary = true); ALTER SUBSCRIPTION s SET (binary = false, streaming = on, synchronous_commit = off, slot_name = NONE);

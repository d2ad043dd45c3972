-- fact: A subscription without a slot is dropped.
-- expect: accepted
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p WITH (connect = false); ALTER SUBSCRIPTION s SET (slot_name = NONE); DROP SUBSCRIPTION s;

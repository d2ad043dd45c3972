-- fact: One that is enabled keeps its slot.
-- expect: refused 55000
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p WITH (connect = false); ALTER SUBSCRIPTION s ENABLE; ALTER SUBSCRIPTION s SET (slot_name = NONE);

-- fact: One without is not.
-- expect: refused 55000
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p WITH (connect = false, slot_name = NONE); ALTER SUBSCRIPTION s ENABLE;

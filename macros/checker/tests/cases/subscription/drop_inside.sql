-- fact: One with a slot is dropped outside a transaction only.
-- expect: refused 25001
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p WITH (connect = false); DROP SUBSCRIPTION s;

-- fact: What is not connected is not enabled.
-- expect: refused 42601
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p WITH (connect = false, enabled = true);

-- fact: A subscription is made without asking its server.
-- expect: accepted
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'host=h dbname=d' PUBLICATION p, "Q q" WITH (connect = false); COMMENT ON SUBSCRIPTION s IS 'ours';

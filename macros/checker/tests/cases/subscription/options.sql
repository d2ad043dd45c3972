-- fact: A subscription has options.
-- expect: accepted
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p WITH (connect = false, slot_name = other, binary = true, streaming = true, two_phase = true, disable_on_error = true, synchronous_commit = local);

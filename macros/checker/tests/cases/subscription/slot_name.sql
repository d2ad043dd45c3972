-- fact: A slot's name has small letters, digits and underscores.
-- expect: refused 42602
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p WITH (connect = false, slot_name = 'A-');

-- fact: A slot is made outside a transaction only.
-- expect: refused 25001
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p;

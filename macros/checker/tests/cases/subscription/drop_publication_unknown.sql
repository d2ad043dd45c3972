-- fact: What is not in it is not taken away.
-- expect: refused 42P17
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p WITH (connect = false); ALTER SUBSCRIPTION s DROP PUBLICATION q WITH (refresh = false);

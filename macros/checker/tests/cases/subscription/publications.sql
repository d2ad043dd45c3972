-- fact: Publications are set, added and taken away.
-- expect: accepted
-- expect 16: not judged
CREATE SUBSCRIPTION s CONNECTION 'dbname=d' PUBLICATION p WITH (connect = false); ALTER SUBSCRIPTION s SET PUBLICATION q WITH (refresh = false); ALTER SUBSCRIPTION s ADD PUBLICATION r, p WITH (refresh = false); ALTER SUBSCRIPTION s DROP PUBLICATION q WITH (refresh = false);

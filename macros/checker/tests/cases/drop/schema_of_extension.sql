-- fact: a schema that an extension stands in does not go silently
-- expect: refused 2BP01
CREATE SCHEMA extensions;
CREATE EXTENSION citext SCHEMA extensions;
DROP SCHEMA extensions;

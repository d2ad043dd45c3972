-- fact: an extension that nothing uses goes
-- expect: accepted
CREATE EXTENSION citext;
DROP EXTENSION citext;

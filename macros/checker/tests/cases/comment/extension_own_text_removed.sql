-- fact: The comment that an extension brings can be taken away.
-- expect: accepted

CREATE EXTENSION citext;
COMMENT ON EXTENSION citext IS NULL;

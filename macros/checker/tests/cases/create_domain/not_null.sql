-- fact: A domain may forbid NULL.
-- expect: accepted

CREATE DOMAIN filled AS text NOT NULL;

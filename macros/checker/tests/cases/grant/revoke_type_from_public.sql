-- fact: Types are everybody's until that is revoked.
-- expect: accepted

CREATE TYPE status AS ENUM ('a');
REVOKE USAGE ON TYPE status FROM PUBLIC;

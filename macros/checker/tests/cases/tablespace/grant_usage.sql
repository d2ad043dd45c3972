-- fact: Its only privilege is CREATE.
-- expect: refused 0LP01
-- roles: r1
GRANT USAGE ON TABLESPACE pg_default TO r1;

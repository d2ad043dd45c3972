-- fact: A domain's further check is planned.
-- expect: refused 22012

CREATE DOMAIN d AS integer;
ALTER DOMAIN d ADD CHECK (value > 1/0);

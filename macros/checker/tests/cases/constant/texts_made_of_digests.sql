-- fact: Digits of a digest are bits, and names without a backslash are bytes, whatever they are.
-- expect: accepted

SELECT pg_advisory_xact_lock(('x' || encode(sha224((current_database() || '.jobs')::bytea), 'hex'))::bit(64)::bigint);
CREATE TABLE t (a bigint DEFAULT ('x' || md5('jobs'))::bit(64)::bigint);
ALTER TABLE t ADD COLUMN b integer DEFAULT ('x' || md5('jobs'))::bit(32)::integer;

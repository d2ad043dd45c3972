-- fact: A sequence owns nothing, not even itself.
-- expect: refused 42809

CREATE SEQUENCE numbers OWNED BY numbers.last_value;

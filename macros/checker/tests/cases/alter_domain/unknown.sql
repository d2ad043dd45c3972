-- fact: The domain has to be there.
-- expect: refused 42704

ALTER DOMAIN code SET NOT NULL;

-- fact: a domain that is dropped exists
-- expect: refused 3F000
DROP DOMAIN pos.amount;

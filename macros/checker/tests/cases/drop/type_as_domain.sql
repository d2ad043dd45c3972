-- fact: DROP DOMAIN drops domains only
-- expect: refused 42809
CREATE TYPE kind AS ENUM ('a');
DROP DOMAIN kind;

-- fact: the order is a family of B-trees
-- expect: refused 42704
CREATE OPERATOR CLASS x FOR TYPE point USING gist AS OPERATOR 15 <-> FOR ORDER BY nosuch;

-- fact: a partition key depends on its collation
-- expect: refused 2BP01
CREATE COLLATION c (provider = icu, locale = 'de');
CREATE TABLE p (a text) PARTITION BY RANGE (a COLLATE c);
DROP COLLATION c;

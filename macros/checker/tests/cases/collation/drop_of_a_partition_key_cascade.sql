-- fact: with its collation the partitioned table goes
-- expect: accepted
CREATE COLLATION c (provider = icu, locale = 'de');
CREATE TABLE p (a text) PARTITION BY RANGE (a COLLATE c);
DROP COLLATION c CASCADE;
CREATE TABLE p (a int);

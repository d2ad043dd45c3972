-- fact: nor convert by way of texts
-- expect: refused 0A000
CREATE TABLE a (d int);
CREATE PUBLICATION p FOR TABLE a WHERE (d::text = '1');

-- fact: a publication's name is free
-- expect: refused 42710
CREATE PUBLICATION p;
CREATE PUBLICATION p FOR ALL TABLES;

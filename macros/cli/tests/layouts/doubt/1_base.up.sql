CREATE TABLE a (id int PRIMARY KEY, name text);
CREATE TABLE b (id int PRIMARY KEY, name text);
INSERT INTO a SELECT 1, CASE WHEN random() < 0 THEN 'old' END;

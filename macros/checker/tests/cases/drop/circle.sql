-- fact: tables that refer to each other need CASCADE or one statement
-- expect: accepted
CREATE TABLE a (id int PRIMARY KEY, b int);
CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);
ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b;
DROP TABLE a, b;

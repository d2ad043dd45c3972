-- fact: a copy in short
-- expect: accepted
CREATE TABLE users (id int PRIMARY KEY, name varchar(30) NOT NULL);
CREATE TABLE users_backup AS TABLE users;

-- fact: a copy
-- expect: accepted
CREATE TABLE users (id int PRIMARY KEY, name varchar(30) NOT NULL, n numeric(6,2) DEFAULT 0, c char(3));
CREATE TABLE users_backup AS SELECT * FROM users;
ALTER TABLE users_backup ADD CONSTRAINT users_backup_pkey PRIMARY KEY (id);

-- fact: citext refers to citext
-- expect: refused 42804
CREATE EXTENSION citext;
CREATE TABLE users (email citext PRIMARY KEY);
CREATE TABLE logins (email citext REFERENCES users, again text);
ALTER TABLE logins ADD FOREIGN KEY (again) REFERENCES users;

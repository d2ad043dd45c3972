-- fact: a star stands for the columns that there are when the view is made
-- expect: refused 42703
CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE VIEW all_users AS SELECT * FROM users;
ALTER TABLE users ADD COLUMN email text;
COMMENT ON COLUMN all_users.email IS 'not there';

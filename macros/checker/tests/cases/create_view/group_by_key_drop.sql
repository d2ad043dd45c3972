-- fact: the key that the groups hang on cannot go
-- expect: refused 2BP01
CREATE TABLE posts (id int CONSTRAINT posts_pkey PRIMARY KEY, title text);
CREATE VIEW post_view AS SELECT p.id, p.title, count(*) AS n FROM posts p GROUP BY p.id;
ALTER TABLE posts DROP CONSTRAINT posts_pkey;

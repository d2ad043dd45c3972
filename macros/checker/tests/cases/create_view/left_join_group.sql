-- fact: joins, groups and aggregates
-- expect: accepted
CREATE TABLE posts (id serial PRIMARY KEY, title varchar(200) NOT NULL, creator_id int, published timestamp NOT NULL DEFAULT now(), removed boolean DEFAULT false);
CREATE TABLE likes (id serial PRIMARY KEY, post_id int REFERENCES posts ON DELETE CASCADE, score smallint NOT NULL);
CREATE VIEW post_view AS
SELECT p.*, coalesce(sum(l.score), 0) AS score, count(CASE WHEN l.score = 1 THEN 1 ELSE NULL END) AS upvotes, count(l.*) AS votes
FROM posts p LEFT JOIN likes l ON p.id = l.post_id
GROUP BY p.id;

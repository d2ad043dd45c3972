-- fact: a function in FROM
-- expect: accepted
CREATE TABLE docs (id int, tags jsonb, words text[]);
CREATE VIEW tags AS
SELECT d.id, t.tag, w.word, w.n
FROM docs d CROSS JOIN LATERAL jsonb_array_elements_text(d.tags) AS t (tag), unnest(d.words) WITH ORDINALITY AS w (word, n);

-- fact: A column gets another name in views that join by others.
-- expect: accepted

CREATE TABLE sales (id integer, region integer);
CREATE TABLE notes (id integer, note text);
CREATE VIEW noted AS SELECT * FROM sales JOIN notes USING (id);
ALTER TABLE sales RENAME COLUMN region TO area;
ALTER TABLE notes RENAME COLUMN note TO words;

-- fact: DISTINCT ON
-- expect: accepted
CREATE TABLE events (id bigserial, kind text, at timestamptz);
CREATE VIEW latest AS SELECT DISTINCT ON (kind) id, kind, at FROM events ORDER BY kind, at DESC;

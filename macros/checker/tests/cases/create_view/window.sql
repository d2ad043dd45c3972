-- fact: window functions
-- expect: accepted
CREATE TABLE events (id bigserial, kind text, at timestamptz);
CREATE VIEW latest AS
SELECT id, kind, row_number() OVER (PARTITION BY kind ORDER BY at DESC) AS rank, lag(at) OVER w AS before
FROM events WINDOW w AS (PARTITION BY kind ORDER BY at);

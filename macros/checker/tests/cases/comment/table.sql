-- fact: A comment is set, replaced and taken away.
-- expect: accepted

CREATE TABLE sales (a integer);
COMMENT ON TABLE sales IS 'one';
COMMENT ON TABLE sales IS 'it''s two';

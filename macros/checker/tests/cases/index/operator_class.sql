-- fact: an operator class is chosen by name
-- expect: accepted
CREATE TABLE sales (a text, b varchar(10), c jsonb);
CREATE INDEX ON sales (a text_pattern_ops, b varchar_pattern_ops DESC NULLS LAST);
CREATE INDEX ON sales USING gin (c jsonb_path_ops);

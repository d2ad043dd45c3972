-- fact: A text is read as a number when the default is evaluated.
-- expect: refused 22P02

CREATE TABLE t (a integer);
ALTER TABLE t ADD COLUMN c integer DEFAULT 'abc'::text::integer;

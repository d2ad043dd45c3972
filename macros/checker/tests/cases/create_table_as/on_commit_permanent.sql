-- fact: only a temporary one does
-- expect: refused 42P16
CREATE TABLE old ON COMMIT DROP AS SELECT 1 AS a;

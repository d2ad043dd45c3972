-- fact: fields of what the system's functions give
-- expect: accepted
CREATE TABLE t (j json);
CREATE VIEW v AS SELECT (json_each(j)).key, (json_each_text(j)).value AS w FROM t;
SELECT (jsonb_each('{}')).*;

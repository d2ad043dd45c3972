-- fact: A partition key may have expressions, collations and operator classes.
-- expect: accepted
CREATE TABLE t (a integer, b timestamp, c text) PARTITION BY RANGE ((b::date), lower(c) COLLATE "C", c text_pattern_ops);

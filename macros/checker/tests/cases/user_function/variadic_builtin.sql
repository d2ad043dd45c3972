-- fact: single arguments of a VARIADIC parameter are stored as an array
-- expect: accepted
CREATE TABLE t (j jsonb, CHECK (jsonb_extract_path(j, 'a', 'b') IS NOT NULL), CHECK (jsonb_extract_path_text(j, 'a') <> ''), CHECK (concat(j, 'a') <> ''));
CREATE FUNCTION least_of(VARIADIC anyarray) RETURNS anyelement LANGUAGE sql IMMUTABLE AS 'SELECT min(x) FROM unnest($1) x';
CREATE TABLE u (a integer, b bigint, CHECK (least_of(a, 5) > 1));

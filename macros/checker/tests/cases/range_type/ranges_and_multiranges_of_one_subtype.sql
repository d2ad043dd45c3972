-- fact: ranges and multiranges of one subtype
-- expect: accepted
CREATE TABLE m (d daterange, e datemultirange);
CREATE VIEW v AS SELECT range_agg(d) AS a, range_intersect_agg(d) AS b, range_agg(d) FILTER (WHERE true) AS c, count(*) AS f FROM m;
CREATE VIEW w AS SELECT unnest(multirange(d)) AS u, lower(e) AS l, e @> '2020-01-01'::date AS h FROM m;

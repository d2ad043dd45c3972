-- fact: what else a condition may be made of
-- expect: accepted
CREATE TABLE a (d int, e text, f varchar(10));
CREATE PUBLICATION p FOR TABLE a WHERE (d IN (1, 2) AND e LIKE 'a%' AND coalesce(f, e) <> '' AND NOT (d IS NULL OR lower(e) = 'x')
    AND CASE WHEN d > 1 THEN e = f ELSE greatest(d, 2) = 2 END AND (d, e) = (1, 'a') AND d::numeric > 1.5 AND (d = 1) IS TRUE);

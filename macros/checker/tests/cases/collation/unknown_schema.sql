-- fact: the collation's schema is there
-- expect: refused 3F000
SELECT 'a' COLLATE nosuch.ci;

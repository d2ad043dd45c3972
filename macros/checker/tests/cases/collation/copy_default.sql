-- fact: the database's own collation is not copied
-- expect: refused 42P17
CREATE COLLATION ci FROM "default";

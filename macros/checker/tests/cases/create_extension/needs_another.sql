-- fact: An extension that needs another is refused without it.
-- expect: refused 42704

CREATE EXTENSION earthdistance;

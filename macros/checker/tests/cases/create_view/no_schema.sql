-- fact: the schema of a view has to be there
-- expect: refused 3F000
CREATE VIEW nowhere.v AS SELECT 1 AS a;

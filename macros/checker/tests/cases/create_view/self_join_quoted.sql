-- fact: a table twice, under a name that needs quotes
-- expect: accepted
CREATE TABLE "order" (id integer, "Parent" integer);
CREATE VIEW v AS SELECT id FROM "order" WHERE "Parent" IN (SELECT id FROM "order");

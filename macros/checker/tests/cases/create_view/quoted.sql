-- fact: names that need quotes
-- expect: accepted
CREATE TABLE "Users" ("Id" int, "firstName" text, "order" int);
CREATE VIEW "userView" AS SELECT "Id", "firstName" AS "Name", u."order" FROM "Users" u;

-- fact: quoted names keep their case
-- expect: accepted
CREATE TABLE "Sales" ("Id" int PRIMARY KEY, "order" int REFERENCES "Sales" CHECK ("order" > 0));
ALTER TABLE "Sales" DROP CONSTRAINT "Sales_order_fkey", DROP CONSTRAINT "Sales_order_check";

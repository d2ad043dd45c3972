-- fact: A table that stands twice in a query is called by its name and a number, quoted as a whole, whatever its name becomes
-- expect: accepted
CREATE TABLE sales (id int);
CREATE TABLE "Sale Lines" (id int);
CREATE VIEW one AS SELECT id FROM sales WHERE id IN (SELECT id FROM sales);
CREATE VIEW two AS SELECT id FROM "Sale Lines" WHERE id IN (SELECT id FROM "Sale Lines");
ALTER TABLE sales RENAME TO "the ""sales";
ALTER TABLE "Sale Lines" RENAME TO lines;

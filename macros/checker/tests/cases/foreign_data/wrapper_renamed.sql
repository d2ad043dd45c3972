-- fact: a server knows its wrapper by whatever name it has
-- expect: accepted
CREATE FOREIGN DATA WRAPPER far;
CREATE SERVER s FOREIGN DATA WRAPPER far;
ALTER FOREIGN DATA WRAPPER far RENAME TO "Far Away";

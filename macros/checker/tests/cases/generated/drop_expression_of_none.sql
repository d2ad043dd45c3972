-- fact: only a generated column has an expression
-- expect: refused 55000
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a DROP EXPRESSION;

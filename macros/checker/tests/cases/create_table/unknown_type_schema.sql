-- fact: a type's schema has to exist as well
-- expect: refused 3F000
CREATE TABLE sales (a pos.amount);

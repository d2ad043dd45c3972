-- fact: row security is switched for others and for the owner
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE sales DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;

-- fact: what drops is done first
-- expect: accepted
CREATE TABLE sales (a int NOT NULL DEFAULT 1);
ALTER TABLE sales ALTER a ADD GENERATED ALWAYS AS IDENTITY, ALTER a DROP DEFAULT;

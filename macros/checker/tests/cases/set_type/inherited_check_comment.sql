-- fact: A check that is only inherited loses its comment, one of its own keeps it
-- expect: accepted
CREATE TABLE sales (total int CONSTRAINT positive CHECK (total > 0));
CREATE TABLE heir () INHERITS (sales);
CREATE TABLE son (CONSTRAINT positive CHECK (total > 0)) INHERITS (sales);
COMMENT ON CONSTRAINT positive ON sales IS 'above';
COMMENT ON CONSTRAINT positive ON heir IS 'inherited';
COMMENT ON CONSTRAINT positive ON son IS 'own';
ALTER TABLE sales ALTER COLUMN total TYPE bigint;

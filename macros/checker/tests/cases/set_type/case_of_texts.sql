-- fact: CASE turns texts into numbers
-- expect: accepted
CREATE TABLE roles (level text);
INSERT INTO roles VALUES ('low'), ('high');
ALTER TABLE roles ALTER level TYPE int USING CASE level WHEN 'low' THEN 1 ELSE 2 END;
ALTER TABLE roles ADD UNIQUE (level);

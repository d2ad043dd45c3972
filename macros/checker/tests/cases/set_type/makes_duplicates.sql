-- fact: values become equal
-- expect: refused 23505
CREATE TABLE roles (level text UNIQUE);
INSERT INTO roles VALUES ('01'), ('1');
ALTER TABLE roles ALTER level TYPE int USING level::int;

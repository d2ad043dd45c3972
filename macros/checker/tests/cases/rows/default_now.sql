-- fact: a moment is no NULL
-- expect: accepted
CREATE TABLE roles (id int, made timestamptz DEFAULT now());
INSERT INTO roles (id) VALUES (1);
ALTER TABLE roles ALTER made SET NOT NULL;

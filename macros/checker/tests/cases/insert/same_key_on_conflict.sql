-- fact: ON CONFLICT DO NOTHING leaves the row
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles VALUES (1);
INSERT INTO roles VALUES (1) ON CONFLICT (id) DO NOTHING;

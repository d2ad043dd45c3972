CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (id bigint PRIMARY KEY, mood mood NOT NULL DEFAULT 'ok');

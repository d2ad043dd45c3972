-- +goose Up
CREATE TABLE users (
    id bigint PRIMARY KEY -- the key;
);
-- +goose StatementBegin
CREATE TABLE more (id int);
CREATE TABLE still_more (id int);
-- +goose StatementEnd

-- +goose Down
DROP TABLE still_more;
DROP TABLE more;
DROP TABLE users;

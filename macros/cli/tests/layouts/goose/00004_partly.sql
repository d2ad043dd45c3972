-- +goose NO TRANSACTION
-- +goose Up
CREATE TABLE stays (id int);
CREATE TABLE users (id int);
-- +goose Down
DROP TABLE stays;

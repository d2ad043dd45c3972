-- +goose Up
CREATE TABLE forgotten (id int);
-- +goose Down

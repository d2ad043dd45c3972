-- +goose Up
ALTER TABLE stays ADD COLUMN name text;
-- +goose Down
ALTER TABLE stays DROP COLUMN name;

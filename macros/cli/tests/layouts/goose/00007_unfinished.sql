-- +goose Up
CREATE TABLE unfinished (id int)
-- +goose Down
DROP TABLE unfinished;

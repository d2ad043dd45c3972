-- +goose ENVSUB ON
-- +goose Up
CREATE TABLE ${PREFIX}_table (id int);
-- +goose Down
DROP TABLE ${PREFIX}_table;

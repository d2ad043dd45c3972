-- +goose NO TRANSACTION
-- +goose Up
CREATE INDEX CONCURRENTLY more_id ON more (id);
CREATE INDEX CONCURRENTLY still_more_id ON still_more (id);

-- +goose Down
DROP INDEX CONCURRENTLY more_id;
DROP INDEX CONCURRENTLY still_more_id;

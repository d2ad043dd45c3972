-- no-transaction
CREATE INDEX CONCURRENTLY users_one ON users (id);
CREATE INDEX CONCURRENTLY users_two ON users (id);

CREATE INDEX CONCURRENTLY users_name_again ON users (name);

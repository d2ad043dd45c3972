DROP INDEX users_one;

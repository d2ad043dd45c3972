DROP INDEX users_name_again;

SAVEPOINT before;

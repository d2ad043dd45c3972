CREATE TABLE elsewhere (id bigint PRIMARY KEY);

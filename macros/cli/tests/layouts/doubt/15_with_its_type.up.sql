CREATE TABLE embeddings (id int PRIMARY KEY, embedding vector(3));

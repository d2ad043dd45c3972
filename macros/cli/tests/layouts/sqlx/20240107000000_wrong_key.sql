CREATE TABLE wrong (id text REFERENCES users (id));

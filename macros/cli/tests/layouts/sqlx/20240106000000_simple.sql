CREATE TABLE simple (id int REFERENCES users (id));

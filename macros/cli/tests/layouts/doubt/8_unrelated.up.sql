CREATE TABLE unrelated (id int);
CREATE INDEX unrelated_id ON unrelated (id);

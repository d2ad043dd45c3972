-- fact: A view is written to by rules.
-- expect: accepted
CREATE TABLE repo (id integer PRIMARY KEY, name text NOT NULL);
CREATE TABLE gone (id integer, name text);
CREATE VIEW repo_names AS SELECT id, name FROM repo;
CREATE RULE upd AS ON UPDATE TO repo_names DO INSTEAD UPDATE repo SET name = NEW.name, id = OLD.id + 1 WHERE id = OLD.id;
CREATE RULE del AS ON DELETE TO repo_names DO INSTEAD INSERT INTO gone VALUES (OLD.id, OLD.name);

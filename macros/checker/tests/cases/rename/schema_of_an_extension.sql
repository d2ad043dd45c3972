-- fact: An extension's types are called by its schema's new name.
-- expect: accepted

CREATE SCHEMA ext;
CREATE EXTENSION citext SCHEMA ext;
CREATE TABLE people (email ext.citext PRIMARY KEY, nick ext.citext DEFAULT 'x');
ALTER SCHEMA ext RENAME TO "Ext";

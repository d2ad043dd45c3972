-- fact: Another schema does not make it another extension.
-- expect: refused 42710

CREATE SCHEMA ext;
CREATE EXTENSION citext;
CREATE EXTENSION citext SCHEMA ext;

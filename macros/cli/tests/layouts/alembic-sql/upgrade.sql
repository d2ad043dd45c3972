BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE by_hand (
    id INTEGER NOT NULL
);

-- Running upgrade  -> 1a2b3c4d5e6f

ALTER TABLE by_hand ADD COLUMN name VARCHAR;

CREATE TABLE users (
    id SERIAL NOT NULL, 
    name VARCHAR(50), 
    PRIMARY KEY (id)
);

INSERT INTO alembic_version (version_num) VALUES ('1a2b3c4d5e6f') RETURNING alembic_version.version_num;

-- Running upgrade 1a2b3c4d5e6f -> 2b3c4d5e6f70

ALTER TABLE users ADD COLUMN email VARCHAR;

CREATE UNIQUE INDEX ix_users_email ON users (email);

UPDATE alembic_version SET version_num='2b3c4d5e6f70' WHERE alembic_version.version_num = '1a2b3c4d5e6f';

-- Running upgrade 2b3c4d5e6f70 -> 3c4d5e6f7081

COMMIT;

CREATE INDEX CONCURRENTLY ix_users_name ON users (name);

BEGIN;

UPDATE alembic_version SET version_num='3c4d5e6f7081' WHERE alembic_version.version_num = '2b3c4d5e6f70';

-- Running upgrade 3c4d5e6f7081 -> 4d5e6f708192

CREATE INDEX CONCURRENTLY ix_users_name_again ON users (name);

UPDATE alembic_version SET version_num='4d5e6f708192' WHERE alembic_version.version_num = '3c4d5e6f7081';

COMMIT;

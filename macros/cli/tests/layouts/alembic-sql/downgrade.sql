BEGIN;

-- Running downgrade 4d5e6f708192 -> 3c4d5e6f7081

DROP INDEX ix_users_name_again;

UPDATE alembic_version SET version_num='3c4d5e6f7081' WHERE alembic_version.version_num = '4d5e6f708192';

-- Running downgrade 3c4d5e6f7081 -> 2b3c4d5e6f70

DROP INDEX ix_users_name;

UPDATE alembic_version SET version_num='2b3c4d5e6f70' WHERE alembic_version.version_num = '3c4d5e6f7081';

-- Running downgrade 2b3c4d5e6f70 -> 1a2b3c4d5e6f

DROP INDEX ix_users_email;

UPDATE alembic_version SET version_num='1a2b3c4d5e6f' WHERE alembic_version.version_num = '2b3c4d5e6f70';

-- Running downgrade 1a2b3c4d5e6f -> 

DROP TABLE users;

ALTER TABLE by_hand DROP COLUMN name;

DELETE FROM alembic_version WHERE alembic_version.version_num = '1a2b3c4d5e6f';

DROP TABLE alembic_version;

COMMIT;

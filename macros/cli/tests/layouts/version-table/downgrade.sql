BEGIN;

-- Running downgrade 3c4d5e6f7081 -> 2b3c4d5e6f70

DELETE FROM audit;

UPDATE alembic_version SET version_num='2b3c4d5e6f70' WHERE alembic_version.version_num = '3c4d5e6f7081';

-- Running downgrade 2b3c4d5e6f70 -> 1a2b3c4d5e6f

DROP TABLE ""audit";

UPDATE alembic_version SET version_num='1a2b3c4d5e6f' WHERE alembic_version.version_num = '2b3c4d5e6f70';

-- Running downgrade 1a2b3c4d5e6f -> 

DROP TABLE notes;

DELETE FROM alembic_version WHERE alembic_version.version_num = '1a2b3c4d5e6f';

DROP TABLE alembic_version;

COMMIT;

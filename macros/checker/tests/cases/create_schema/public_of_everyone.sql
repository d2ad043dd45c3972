-- fact: everyone may create in the schema public before PostgreSQL 15, so that the privilege can be taken away there
-- expect: accepted
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

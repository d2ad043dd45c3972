-- fact: a language is its handlers
-- expect: accepted
CREATE LANGUAGE one HANDLER plpgsql_call_handler;
CREATE TRUSTED PROCEDURAL LANGUAGE "Two" HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR pg_catalog.plpgsql_validator;
CREATE OR REPLACE TRUSTED LANGUAGE one HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler;
COMMENT ON LANGUAGE one IS 'first';
ALTER LANGUAGE one RENAME TO three;

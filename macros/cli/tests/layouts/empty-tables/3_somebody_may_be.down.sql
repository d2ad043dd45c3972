DROP TABLE admitted; DROP FUNCTION admit(); DELETE FROM tenants;

DROP TABLE seeded, tenants;

//! A PostgreSQL schema as plain data.

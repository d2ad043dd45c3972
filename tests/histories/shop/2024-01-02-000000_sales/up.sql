CREATE TYPE sale_state AS ENUM ('open', 'paid');

CREATE TABLE sales (
    id serial PRIMARY KEY,
    state sale_state NOT NULL DEFAULT 'open',
    total numeric(12, 2) NOT NULL CHECK (total >= 0),
    note varchar(40),
    updated_at timestamp with time zone
);

CREATE INDEX sales_state ON sales (state) WHERE state <> 'paid';

CREATE TRIGGER sales_updated_at BEFORE UPDATE ON sales
    FOR EACH ROW EXECUTE PROCEDURE set_updated_at();

COMMENT ON COLUMN sales.note IS 'what the cashier wrote';

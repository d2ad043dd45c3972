CREATE TYPE payment_kind AS ENUM ('cash', 'card');
CREATE TABLE payments (
    sale_id int NOT NULL REFERENCES sales ON DELETE CASCADE,
    kind payment_kind NOT NULL,
    amount numeric(12, 2) NOT NULL,
    PRIMARY KEY (sale_id, kind)
);

ALTER TABLE payments DROP CONSTRAINT payments_sale_id_fkey;
ALTER TABLE payments ADD FOREIGN KEY (sale_id) REFERENCES sales (id) ON DELETE CASCADE;

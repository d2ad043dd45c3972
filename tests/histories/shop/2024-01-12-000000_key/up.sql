ALTER TABLE payments DROP CONSTRAINT payments_sale_id_fkey;
ALTER TABLE payments ADD CONSTRAINT payments_sale_id_fkey FOREIGN KEY (sale_id) REFERENCES sales (id);

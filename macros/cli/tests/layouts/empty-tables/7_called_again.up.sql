SELECT everywhere('ALTER TABLE $ ADD COLUMN b integer');

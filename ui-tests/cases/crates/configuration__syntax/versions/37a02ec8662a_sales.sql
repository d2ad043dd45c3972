-- Sales.
--
-- @revision 37a02ec8662a
-- @revises 000000000001

-- @upgrade
CREATE TABLE pos.sales (sale_id uuid PRIMARY KEY);

-- @downgrade
DROP TABLE pos.sales;

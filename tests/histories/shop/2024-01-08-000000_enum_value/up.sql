ALTER TYPE sale_state ADD VALUE 'cancelled' AFTER 'open';

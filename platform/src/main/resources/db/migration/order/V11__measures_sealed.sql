-- Measures of a body are no part of the open choices any more: they lie here, sealed under the buyer's key together with the hash of
-- the configuration, from which they could be guessed. In the choices an empty word keeps their place. What was written before is
-- sealed by the program once it runs, for only the program can.
alter table orders.order_line add column body bytea;
alter table orders.cart_line add column body bytea;
alter table orders.line_change add column body bytea;

-- What somebody asks of the maker besides her choices: sealed with the buyer's key, so that it falls with her.
alter table orders.cart_line add column note bytea;
alter table orders.order_line add column note bytea;

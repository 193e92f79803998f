-- Asked for each product that its maker opens: which open orders keep to which version.
create index on orders.order_line (version);

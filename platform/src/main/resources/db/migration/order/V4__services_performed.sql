-- What a third party does with an order (installation, insurance) is read off its lines; here stands what has been done.
create table orders.service_done (
    order_id uuid not null references orders.purchase_order,
    line_id uuid not null,
    module text not null,
    party text not null,
    done timestamptz not null,
    primary key (order_id, line_id, module)
);

-- Orders that deals of campaigns became. The price is the deal's, and what its deposits mean in law stays with it.
create table orders.from_deal (
    order_id uuid primary key references orders.purchase_order,
    deal uuid not null unique, -- an order a deal, for ever
    campaign uuid not null,
    number text not null, -- of the campaign
    earnest bigint not null check (earnest >= 0), -- of what was paid
    made_to_order boolean not null,
    designer uuid,
    royalty int not null check (royalty between 0 and 10000), -- hundredths of a percent of the price
    check ((designer is null) = (royalty = 0))
);

-- Prices with a validity change with the day, and so does what a list says a product costs at the least. A version whose model is the
-- same on all days has no rows; min_minor is null for days on which nothing of it can be had.
create table catalog.list_price (
    version uuid not null references catalog.version,
    since date not null,
    min_minor bigint,
    primary key (version, since)
);

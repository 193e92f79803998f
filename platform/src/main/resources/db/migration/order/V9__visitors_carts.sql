-- A visitor's cart belongs to her browser, which holds the token; here lies its hash. Signing in joins the cart into her own.
create table orders.visitor_cart (
    token_hash bytea primary key,
    -- stands as the person of its lines
    cart uuid not null unique,
    until timestamptz not null
);
create index on orders.visitor_cart (until);

-- What a visitor asks of the maker: she has no key yet to seal it with. Sealed when she signs in, gone when her cart runs out.
alter table orders.cart_line add words text check (words is null or note is null);

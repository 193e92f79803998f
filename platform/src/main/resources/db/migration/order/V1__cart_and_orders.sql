-- Carts, and orders as they were promised: version, price, terms and ship date pinned when the buyer said yes. The schema is
-- called orders because order is a word of SQL.
create schema orders;

create table orders.cart_line (
    id uuid primary key,
    person uuid not null,
    version uuid not null,
    blueprint uuid not null,
    number int not null,
    maker uuid not null,
    product json not null,
    choices json not null,
    hash text not null,
    quantity int not null check (quantity between 1 and 999),
    unit bigint not null,
    currency text not null,
    added timestamptz not null
);
create index on orders.cart_line (person, added);

create table orders.purchase_order (
    id uuid primary key,
    number text not null unique,
    buyer uuid not null,
    seller uuid not null,
    fulfiller uuid not null,
    channel uuid,
    state text not null check (state in ('AWAITING_PAYMENT', 'CONFIRMED', 'IN_PRODUCTION', 'READY', 'SHIPPED', 'COMPLETED',
        'LAPSED', 'CANCELLED')),
    currency text not null,
    items bigint not null,
    freight bigint not null check (freight >= 0),
    total bigint not null check (total = items + freight and total > 0),
    -- what lies in escrow for it: captured less refunded
    paid bigint not null default 0 check (paid >= 0),
    ship_by timestamptz not null,
    limited_by text not null,
    placed timestamptz not null,
    unpaid_until timestamptz not null,
    -- coarse destination, for freight and the maker; the rest of the address is sealed
    area text not null,
    address_token text not null unique
);
create index on orders.purchase_order (buyer, id desc);
create index on orders.purchase_order (fulfiller, id desc);
create index on orders.purchase_order (fulfiller, state, id desc);

create table orders.order_line (
    id uuid primary key,
    order_id uuid not null references orders.purchase_order,
    position int not null,
    version uuid not null,
    number int not null,
    product json not null,
    choices json not null,
    hash text not null,
    quantity int not null check (quantity between 1 and 999),
    unit bigint not null,
    unique (order_id, position)
);

-- Which terms the buyer ticked, in which wording, and when.
create table orders.terms_tick (
    order_id uuid not null references orders.purchase_order,
    term text not null check (term in ('TERMS', 'MADE_TO_ORDER')),
    wording text not null,
    ticked timestamptz not null,
    primary key (order_id, term)
);

-- The graph of states has no cycle: an order enters each at most once.
create table orders.state_history (
    order_id uuid not null references orders.purchase_order,
    state text not null,
    since timestamptz not null,
    entry bigint generated always as identity,
    primary key (order_id, state)
);

-- The address under a key of its own; without the key row nobody reads it again, in no backup taken later either.
create table orders.address (
    order_id uuid primary key references orders.purchase_order,
    sealed bytea not null
);
create table orders.address_key (
    order_id uuid primary key references orders.purchase_order,
    buyer uuid not null,
    key bytea not null
);
create index on orders.address_key (buyer);

-- A dearer configuration waits here until the difference is paid.
create table orders.line_change (
    id uuid primary key,
    order_id uuid not null references orders.purchase_order,
    line_id uuid not null references orders.order_line,
    choices json not null,
    hash text not null,
    unit bigint not null,
    difference bigint not null check (difference > 0),
    agreed_ship_by timestamptz not null,
    payment uuid not null unique,
    state text not null check (state in ('PENDING', 'PAID', 'APPLIED', 'REFUSED', 'DECLINED')),
    made timestamptz not null
);
create index on orders.line_change (order_id);

-- A maker's published freight: the longest region that the destination starts with decides; the empty region is everywhere else.
create table orders.freight_rule (
    maker uuid not null,
    region text not null check (length(region) <= 40),
    currency text not null,
    minor bigint not null check (minor >= 0),
    primary key (maker, currency, region)
);

-- Capacity that promises hold, batches of identical pieces across orders, and their times. The row lock on
-- factory_state makes one writer a factory at a time; its token, new with every change, fences what a node remembers.
create schema plan;
create extension if not exists btree_gist with schema public;

create table plan.factory_state (
    factory uuid primary key,
    token uuid not null,
    frozen_until timestamptz not null,
    next_release timestamptz
);

create table plan.reserved (
    factory uuid not null,
    work_centre text not null,
    unit int not null,
    shift_start timestamptz not null,
    shift_end timestamptz not null,
    seconds bigint not null,
    primary key (factory, work_centre, unit, shift_start),
    check (seconds >= 0 and seconds <= extract(epoch from shift_end - shift_start))
);
create index on plan.reserved (factory, shift_start);

create table plan.batch (
    id uuid primary key,
    factory uuid not null,
    content_hash text not null,
    module text not null,
    option text not null,
    name text not null,
    quantity int not null check (quantity >= 0),
    closed boolean not null,
    finish timestamptz not null,
    released timestamptz
);
create index on plan.batch (factory, finish);

-- One routing step of a batch on one unit in one shift; its minutes are fixed when the shift is dispatched.
create table plan.step (
    batch uuid not null references plan.batch on delete cascade,
    no int not null,
    factory uuid not null,
    work_centre text not null,
    unit int not null,
    family text not null,
    setup_seconds bigint not null,
    run_seconds bigint not null,
    shift_start timestamptz not null,
    shift_end timestamptz not null,
    planned_start timestamptz,
    planned_end timestamptz,
    planned_setup bigint,
    primary key (batch, no),
    constraint no_double_booking exclude using gist (
        factory with =, work_centre with =, unit with =, tstzrange(planned_start, planned_end) with &&
    ) where (planned_start is not null)
);
create index on plan.step (factory, shift_start) where planned_start is null;
create index on plan.step (factory, work_centre, unit, planned_end);

-- What an order was promised. Not placed: it lost its place unpaid, and gets a new one when it pays.
create table plan.reservation (
    order_id uuid primary key,
    factory uuid not null,
    ready_at timestamptz not null,
    ship_by timestamptz not null,
    limited_by text not null,
    pieces int not null,
    placed boolean not null
);

create table plan.share (
    id uuid primary key,
    order_id uuid not null,
    line uuid not null,
    batch uuid not null,
    quantity int not null check (quantity > 0)
);
create index on plan.share (order_id);
create index on plan.share (batch);

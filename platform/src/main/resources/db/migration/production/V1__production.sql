-- The floor: work orders made of released batches, their steps and pieces. A whole run holds hundreds of thousands of pieces,
-- so every table is written set by set and carries only the indexes that a page, the floor's list or uniqueness needs.
create schema production;

create sequence production.work_order_number;

create function production.serial(work_order_number bigint, place int) returns text language sql immutable
    as $$ select to_char(work_order_number, 'FM000000') || '-' || to_char(place, 'FM000') $$;

-- A released batch, or the rework or replacement of pieces that failed in their parent. Distributes by factory.
create table production.work_order (
    id uuid primary key,
    number bigint not null unique,
    batch uuid unique,
    parent uuid references production.work_order,
    kind text not null check (kind in ('BATCH', 'REWORK', 'REPLACEMENT')),
    factory uuid not null,
    module text not null,
    option text not null,
    name text not null,
    content_hash text not null,
    quantity int not null check (quantity >= 0),
    state text not null check (state in ('OPEN', 'STARTED', 'TO_INSPECT', 'DONE', 'CANCELLED')),
    created timestamptz not null,
    check ((kind = 'BATCH') = (batch is not null)),
    check ((kind = 'BATCH') = (parent is null))
) with (fillfactor = 85);
create index on production.work_order (factory, id);

-- One step. factory is who performs it: the owner's, or a partner's after she accepted it.
create table production.operation (
    id uuid primary key,
    work_order uuid not null references production.work_order,
    factory uuid not null,
    no int not null,
    last boolean not null,
    away boolean not null default false,
    work_centre text not null,
    unit int not null,
    setup_family text not null,
    setup_seconds bigint not null,
    run_seconds bigint not null,
    planned_start timestamptz not null,
    planned_end timestamptz not null,
    state text not null check (state in
        ('PLANNED', 'READY', 'SENT_OUT', 'STARTED', 'AWAY', 'FINISHED', 'INSPECTED', 'CANCELLED')),
    started timestamptz,
    starter uuid,
    finished timestamptz,
    finisher uuid,
    unique (work_order, no),
    check ((started is not null) = (state in ('STARTED', 'AWAY', 'FINISHED', 'INSPECTED'))),
    check ((finished is not null) = (state in ('AWAY', 'FINISHED', 'INSPECTED'))),
    check (finished >= started)
) with (fillfactor = 80);
-- the floor's list; finished steps leave it unless they wait for their inspection
create index operation_open on production.operation (factory, state, planned_start, id)
    where state in ('PLANNED', 'READY', 'STARTED') or (state = 'FINISHED' and last);

-- One piece. The serial is work order number and place in it; the token is random and only for the label.
create table production.piece (
    id uuid primary key,
    token uuid not null unique,
    serial text not null,
    work_order uuid not null references production.work_order,
    no int not null,
    order_id uuid not null,
    line uuid not null,
    demand uuid not null,
    state text not null check (state in ('MAKING', 'FAILED', 'PASSED', 'SCRAPPED', 'CANCELLED')),
    replaces uuid,
    unique (work_order, no)
) with (fillfactor = 85);
create index on production.piece (order_id);

-- What the floor reported, once a key; corrected by new events, never edited.
create table production.floor_event (
    factory uuid not null,
    key text not null check (length(key) between 8 and 100),
    work_order uuid not null,
    operation uuid not null,
    kind text not null check (kind in ('START', 'FINISH', 'INSPECT')),
    occurred timestamptz not null,
    recorded timestamptz not null,
    worker uuid not null,
    passed int not null default 0,
    failed int not null default 0,
    primary key (factory, key)
);
create index on production.floor_event (work_order);

-- The verdict on one piece in one work order; a reworked piece gets another verdict in its rework.
create table production.inspection (
    piece uuid not null,
    work_order uuid not null,
    passed boolean not null,
    reason text not null default '',
    disposition text check (disposition in ('REWORK', 'REPLACE')),
    occurred timestamptz not null,
    recorded timestamptz not null,
    worker uuid not null,
    primary key (piece, work_order),
    check (passed = (disposition is null))
);

create function production.refuse_edit() returns trigger language plpgsql
    as $$ begin raise exception 'what happened on the floor is never edited: report a new event'; end $$;
create trigger floor_event_immutable before update or delete on production.floor_event
    for each statement execute function production.refuse_edit();
create trigger inspection_immutable before update or delete on production.inspection
    for each statement execute function production.refuse_edit();

-- Counters that make "is the order complete?" a look at one row. Distributes by order.
create table production.order_progress (
    order_id uuid primary key,
    pieces_total int not null check (pieces_total > 0),
    pieces_passed int not null default 0 check (pieces_passed >= 0),
    cutting boolean not null default false,
    ready timestamptz
) with (fillfactor = 60);

-- A step sent out to another maker, with price and date.
create table production.subcontract (
    id uuid primary key,
    operation uuid not null references production.operation,
    work_order uuid not null,
    from_factory uuid not null,
    to_factory uuid not null check (to_factory <> from_factory),
    from_party uuid not null,
    to_party uuid not null,
    price_minor bigint not null check (price_minor > 0),
    currency text not null,
    due timestamptz not null,
    state text not null check (state in ('OFFERED', 'ACCEPTED', 'RETURNED', 'DECLINED', 'WITHDRAWN')),
    offered timestamptz not null,
    answered timestamptz,
    returned timestamptz,
    paid timestamptz
);
create unique index on production.subcontract (operation) where state in ('OFFERED', 'ACCEPTED', 'RETURNED');
create index on production.subcontract (from_factory, id);
create index on production.subcontract (to_factory, id);

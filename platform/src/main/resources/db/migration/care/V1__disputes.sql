-- Disputes about orders: what the buyer says, what the maker answers, what the operator decides. Words are sealed under their
-- author's key; what was claimed, answered and decided stands among the order's facts besides.
create schema care;

create table care.dispute (
    id uuid primary key,
    order_id uuid not null,
    number text not null,
    buyer uuid not null,
    maker uuid not null,
    matter text not null check (matter in ('LATE', 'DEFECTIVE', 'DAMAGED', 'INCOMPLETE')),
    asked text not null check (asked in ('FULL_REFUND', 'PART_REFUND', 'COMPENSATION', 'REMAKE', 'NONE')),
    words bytea not null,
    opened timestamptz not null,
    answerer uuid,
    agrees boolean,
    answer bytea,
    answered timestamptz,
    decider uuid,
    remedy text check (remedy in ('FULL_REFUND', 'PART_REFUND', 'COMPENSATION', 'REMAKE', 'NONE')),
    bearer text check (bearer in ('MAKER', 'CARRIER', 'SUPPLIER', 'CONSUMER', 'PLATFORM')),
    amount bigint check (amount >= 0),
    currency text not null,
    reason bytea,
    decided timestamptz,
    paid timestamptz,
    check ((answered is null) = (answerer is null) and (answered is null) = (agrees is null)),
    check ((decided is null) = (decider is null) and (decided is null) = (remedy is null)
        and (decided is null) = (amount is null) and (decided is null) = (bearer is null))
);
-- One at a time: whoever wants another waits for the decision.
create unique index on care.dispute (order_id) where decided is null;
create index on care.dispute (order_id, opened);
create index on care.dispute (maker, opened);
create index on care.dispute (opened) where decided is null;

-- One parcel an order: who may act on it is copied here once, so that no page joins another module's tables.
create schema shipment;

create table shipment.shipment (
    id uuid primary key,
    order_id uuid not null unique,
    number text not null,
    maker uuid not null,
    buyer uuid not null,
    pieces int not null,
    state text not null check (state in ('TO_PACK', 'PACKED', 'HANDED_OVER', 'RECEIVED')),
    created timestamptz not null,
    packed timestamptz,
    packer uuid,
    carrier text,
    tracking text,
    handed_over timestamptz,
    receive_by timestamptz,
    received timestamptz,
    automatic boolean not null default false,
    check ((packed is null) = (state = 'TO_PACK')),
    check ((handed_over is null) = (state in ('TO_PACK', 'PACKED'))),
    check ((handed_over is null) = (carrier is null) and (handed_over is null) = (tracking is null)
        and (handed_over is null) = (receive_by is null)),
    check ((received is null) = (state <> 'RECEIVED'))
);
create index on shipment.shipment (maker, state, id);

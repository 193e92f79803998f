-- Whoever carries a parcel has no account: a link with an expiring token, kept hashed, opens where it goes. Time is the machine's own, as
-- for sessions: no simulation lengthens it. A parcel has one link; a new one ends the one before.
create table shipment.carrier_link (
    shipment uuid primary key references shipment.shipment,
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    made_by uuid not null,
    expires timestamptz not null
);
create index on shipment.carrier_link (expires);

-- What carrier and buyer write to each other, so that neither needs the other's number: sealed under the buyer's key.
create table shipment.carrier_word (
    id uuid primary key,
    shipment uuid not null references shipment.shipment,
    by_carrier boolean not null,
    sealed bytea not null,
    written timestamptz not null
);
create index on shipment.carrier_word (shipment, id);

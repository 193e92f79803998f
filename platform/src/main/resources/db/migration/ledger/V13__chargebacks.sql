-- A payer's bank takes a payment back: the provider's cash is less at once, and stands as a claim as long as the bank has not decided.
-- What it decides against the seller is borne by whoever got the price, by her bond, and for the rest by the platform.
alter table ledger.account
    drop constraint account_kind_known,
    add constraint account_kind_known check (kind in ('PROVIDER', 'ESCROW', 'EARNEST', 'PREPAYMENT', 'HOLD', 'PARTY',
        'HOLDBACK', 'BOND', 'COMMISSION', 'COMPENSATION', 'CLAIM', 'LOSS')),
    drop constraint account_limit_by_kind,
    add constraint account_limit_by_kind check (debits_within_credits = (kind not in ('PROVIDER', 'CLAIM', 'LOSS')));

create table ledger.chargeback (
    id uuid primary key,
    payment uuid not null unique references ledger.payment (id),
    subject uuid not null,
    amount bigint not null check (amount > 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    reference text not null check (length(reference) <= 100),
    state text not null default 'OPEN' check (state in ('OPEN', 'WON', 'LOST')),
    opened timestamptz not null default foundation.business_now(),
    closed timestamptz,
    -- Who bore it, once it was lost; what is in none of these is still to be borne.
    from_shares bigint not null default 0 check (from_shares >= 0),
    from_holdback bigint not null default 0 check (from_holdback >= 0),
    from_bond bigint not null default 0 check (from_bond >= 0),
    from_loss bigint not null default 0 check (from_loss >= 0),
    constraint chargeback_closed_known check ((closed is null) = (state = 'OPEN')),
    constraint chargeback_borne_within check (from_shares + from_holdback + from_bond + from_loss
        <= case state when 'LOST' then amount else 0 end)
);
create index on ledger.chargeback (subject);
create index chargeback_open on ledger.chargeback (id) where state = 'OPEN';
create trigger chargeback_permanent before delete or truncate on ledger.chargeback
    for each statement execute function ledger.refuse();

-- A payment is an attempt to pay; its outcome may stay unknown for a while, and is then asked for until it is known.
create table ledger.payment (
    id uuid primary key,
    subject uuid not null,
    payer uuid not null,
    amount bigint not null check (amount > 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    method text not null check (length(method) between 1 and 40),
    scenario text not null check (length(scenario) <= 40),
    key text not null check (length(key) between 1 and 100),
    state text not null default 'INITIATED' check (state in ('INITIATED', 'UNKNOWN', 'CAPTURED', 'DECLINED')),
    pending uuid not null references ledger.transfer (id),
    reference text check (length(reference) <= 100),
    refunded bigint not null default 0,
    flag text check (length(flag) <= 100),
    begun timestamptz not null default foundation.business_now(),
    settled timestamptz,
    -- Wall-clock time of the next question to the provider; a business clock may be moved, a provider's may not.
    ask_after timestamptz not null default clock_timestamp() + interval '5 seconds',
    asks int not null default 0,
    unique (subject, key),
    constraint payment_refund_within check (refunded between 0 and amount and (refunded = 0 or state = 'CAPTURED')),
    constraint payment_settled_known check ((settled is not null) = (state in ('CAPTURED', 'DECLINED')))
) with (fillfactor = 80);
-- One open payment a subject: nobody pays twice because an answer is late.
create unique index payment_one_open on ledger.payment (subject) where state in ('INITIATED', 'UNKNOWN');
create index payment_to_ask on ledger.payment (ask_after) where state in ('INITIATED', 'UNKNOWN') and flag is null;
create index payment_flagged on ledger.payment (id) where flag is not null;
create index payment_refunded on ledger.payment (id) where refunded > 0;

-- Money on its way back: left the escrow already, told to the provider until it has taken it on.
create table ledger.refund (
    id uuid primary key,
    payment uuid not null references ledger.payment (id),
    amount bigint not null check (amount > 0),
    currency text not null,
    reason text not null check (length(reason) between 1 and 100),
    requested timestamptz not null default foundation.business_now(),
    done timestamptz,
    ask_after timestamptz not null default clock_timestamp() + interval '5 seconds',
    asks int not null default 0
);
create index on ledger.refund (payment);
create index refund_to_send on ledger.refund (ask_after) where done is null;

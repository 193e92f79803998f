-- A provider's settlement file, compared with the ledger; what was found stays as it was found.
create table ledger.reconciliation (
    id uuid primary key,
    method text not null check (length(method) between 1 and 40),
    file_name text not null check (length(file_name) <= 200),
    sha256 bytea not null check (length(sha256) = 32),
    since timestamptz not null,
    until timestamptz not null check (until > since),
    imported timestamptz not null default foundation.business_now(),
    imported_by uuid not null,
    ours int not null,
    theirs int not null,
    agreed int not null,
    outside int not null,
    -- By cause; more may have been counted than are listed.
    counts jsonb not null,
    unique (method, sha256, since, until)
);

create table ledger.difference (
    reconciliation uuid not null references ledger.reconciliation (id),
    position int not null,
    cause text not null check (cause in
        ('MISSING_HERE', 'MISSING_THERE', 'AMOUNT', 'FEE', 'DUPLICATED', 'CURRENCY', 'OTHER_DAY')),
    kind text not null,
    movement text not null check (length(movement) <= 200),
    payment text not null check (length(payment) <= 200),
    file_line int not null,
    ours_minor bigint,
    ours_currency text,
    ours_booked timestamptz,
    theirs_minor bigint,
    theirs_currency text,
    theirs_fee bigint,
    theirs_booked timestamptz,
    expected_fee bigint,
    primary key (reconciliation, position)
);
create index difference_by_payment on ledger.difference (payment);

-- The ledger's side of a comparison is read by provider and time.
create index payment_by_method on ledger.payment (method, begun);
create index refund_done on ledger.refund (done) where done is not null;

-- Wishes pooled under one mechanism and one clock. A campaign is its rules, its seed and its log of inputs: everything else here can be
-- worked out from these again. Nothing in this schema depends on the mechanism.
create schema campaign;

create sequence campaign.number;

create table campaign.campaign (
    id uuid primary key,
    number text not null unique,
    convener uuid not null,
    mechanism text not null check (length(mechanism) between 1 and 40),
    rules text not null, -- canonical JSON; fixed from the opening on
    seed bigint not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    title json not null,
    story json not null,
    names json not null, -- words for the codes of the rules: options, rewards
    search text not null,
    picture uuid,
    created timestamptz not null,
    opened timestamptz,
    -- what the log comes to, so that lists need not repeat it
    stage text not null default 'draft' check (length(stage) between 1 and 40),
    why text not null default '' check (length(why) <= 200), -- of an end
    ended timestamptz,
    next_name text,
    next_at timestamptz,
    have bigint not null default 0,
    want bigint not null default 0,
    unit text not null default 'units',
    last_seq bigint not null default 0,
    money_done int not null default 0, -- steps of money that are in the ledger
    deals_done int not null default 0,
    wakes timestamptz, -- the earliest alarm that is set
    check ((next_name is null) = (next_at is null)),
    check (opened is not null or stage = 'draft')
) with (fillfactor = 70);
create index on campaign.campaign (opened desc, id desc) where opened is not null;
create index on campaign.campaign (convener, id desc);

create function campaign.rules_stand() returns trigger language plpgsql as $$
begin
    if old.opened is not null and (new.rules, new.seed, new.mechanism, new.convener) is distinct from
            (old.rules, old.seed, old.mechanism, old.convener) then
        raise exception 'The rules of campaign % stand since it opened', old.id;
    end if;
    return new;
end $$;
create trigger rules_stand before update on campaign.campaign for each row execute function campaign.rules_stand();

-- Who takes part, under a name that holds within one campaign only. Without its row nobody knows who a pseudonym was.
create table campaign.member (
    campaign uuid not null references campaign.campaign,
    alias text not null check (length(alias) between 1 and 64),
    party uuid not null,
    joined timestamptz not null,
    primary key (campaign, alias),
    unique (campaign, party)
);
create index on campaign.member (party, joined desc);

create table campaign.input (
    campaign uuid not null references campaign.campaign,
    seq bigint not null check (seq > 0),
    at timestamptz not null,
    by text not null,
    what text not null, -- canonical JSON
    primary key (campaign, seq)
);

create function campaign.append_only() returns trigger language plpgsql as $$
begin
    raise exception 'What was logged in a campaign is never changed';
end $$;
create trigger append_only before update or delete on campaign.input for each row execute function campaign.append_only();

-- A sum that a party was asked for. Payments are for this row; the money then lies in the account of its type that is named after it.
create table campaign.deposit (
    id uuid primary key,
    campaign uuid not null references campaign.campaign,
    entry text not null,
    party uuid not null,
    type text not null check (type in ('EARNEST', 'PREPAYMENT', 'HOLD')),
    amount bigint not null check (amount > 0),
    remaining bigint not null default 0 check (remaining between 0 and amount),
    state text not null default 'ASKED' check (state in ('ASKED', 'HELD', 'GONE')),
    until timestamptz not null,
    reason text not null,
    unique (campaign, entry)
);
create index on campaign.deposit (party, campaign);

-- Every step of money once, as it was posted.
create table campaign.money (
    campaign uuid not null references campaign.campaign,
    position int not null,
    id text not null,
    entry text not null,
    party uuid not null,
    kind text not null,
    amount bigint not null check (amount > 0),
    payee text not null default '',
    reason text not null,
    posted timestamptz not null,
    primary key (campaign, position),
    unique (campaign, id)
);
create index on campaign.money (party, campaign);

-- What the law or the rules say is owed above a payer's own money and could not be advanced.
create table campaign.claim (
    campaign uuid not null references campaign.campaign,
    id text not null,
    party uuid not null,
    owed_by uuid not null,
    amount bigint not null check (amount > 0),
    primary key (campaign, id)
);

-- What was agreed. Its price lies in the escrow of this row until the order that it becomes, or its receipt, releases it.
create table campaign.deal (
    id uuid primary key,
    campaign uuid not null references campaign.campaign,
    name text not null,
    buyer uuid not null,
    seller uuid not null,
    what text not null,
    quantity bigint not null check (quantity > 0),
    price bigint not null check (price >= 0),
    paid bigint not null check (paid between 0 and price),
    terms json not null,
    state text not null default 'AGREED' check (state in ('AGREED', 'RECEIVED', 'RETURNED', 'ORDERED')),
    agreed timestamptz not null,
    due timestamptz not null, -- taken as received then
    unique (campaign, name)
);
create index on campaign.deal (buyer, agreed desc);
create index on campaign.deal (seller, agreed desc);

-- Where the money of a deal came from, so that it can go back the same way.
create table campaign.deal_money (
    deal uuid not null references campaign.deal,
    deposit uuid not null references campaign.deposit,
    amount bigint not null check (amount > 0),
    primary key (deal, deposit)
);

-- An alarm is never moved: the timer of an earlier one finds nothing to do. Moving it would lock timer and campaign in the other order
-- than firing does.
create table campaign.alarm (
    id uuid primary key,
    campaign uuid not null references campaign.campaign,
    at timestamptz not null
);

create table campaign.news (
    campaign uuid not null references campaign.campaign,
    number int not null,
    words json not null,
    posted timestamptz not null,
    primary key (campaign, number)
);

-- A sealed bid, unreadable without the code that only its bidder was shown.
create table campaign.sealed (
    campaign uuid not null references campaign.campaign,
    party uuid not null,
    cipher bytea not null,
    kept timestamptz not null,
    primary key (campaign, party)
);

-- The wish wall: what people want that nobody sells yet. What is public of a wish tells nobody who posted it; the poster stands here so
-- that she alone changes it, and is taken out when she withdraws or is erased.
create sequence wish.posted_number;

create table wish.posted (
    id uuid primary key,
    number text not null unique,
    poster uuid,
    title text not null check (length(title) between 1 and 200),
    body text not null check (length(body) <= 4000),
    picture uuid,
    version uuid, -- of the product that was configured
    product text not null default '', -- its blueprint
    maker uuid,
    choices json not null default '{}', -- options alone: no measures, words or files of a person
    price_minor bigint check (price_minor > 0),
    currency char(3),
    region text not null default '',
    wanted_by date,
    state text not null default 'WAITING' check (state in ('WAITING', 'PUBLIC', 'REFUSED', 'WITHDRAWN', 'JOINED')),
    reason text not null default '' check (length(reason) <= 1000), -- of a refusal, told to the poster
    joined_to uuid references wish.posted,
    wants int not null default 0 check (wants >= 0), -- rows of wish.want
    grams int[] not null, -- features of title and body, see wish/likeness
    search text not null,
    posted timestamptz not null,
    check ((price_minor is null) = (currency is null)),
    check ((state = 'JOINED') = (joined_to is not null))
);
create index on wish.posted (id desc) where state = 'PUBLIC';
create index on wish.posted (wants desc, id desc) where state = 'PUBLIC';
create index on wish.posted (state, id) where state <> 'PUBLIC';
create index on wish.posted (poster, id desc) where poster is not null;
create index on wish.posted (maker) where state = 'PUBLIC' and maker is not null;
create index on wish.posted (joined_to) where joined_to is not null;
-- pg_trgm is not used: two Chinese characters make no trigram, and other databases than ours may not have it.
create index posted_grams on wish.posted using gin (grams) where state = 'PUBLIC';

-- In how many public wishes a feature occurs; gram 0 counts the wishes themselves.
create table wish.gram (
    gram int primary key,
    wishes bigint not null
);
insert into wish.gram values (0, 0);

-- Who wants it, the poster among them; each person once.
create table wish.want (
    posted uuid not null references wish.posted on delete cascade,
    person uuid not null,
    region text not null default '',
    price_minor bigint check (price_minor > 0),
    currency char(3),
    since timestamptz not null,
    primary key (posted, person),
    check ((price_minor is null) = (currency is null))
);
create index on wish.want (person, since desc);

-- What a visitor typed before she signed in, found again by a random token in her cookie, for a day.
create table wish.wall_draft (
    token bytea primary key, -- its SHA-256
    fields json not null,
    kept timestamptz not null
);
create index on wish.wall_draft (kept);

-- How often somebody did something in a window of time.
create table wish.wall_turn (
    person uuid not null,
    what text not null,
    began timestamptz not null,
    used int not null,
    primary key (person, what)
);

-- What a person was told, and how it was carried to her. Words are made when they are read: here lie a kind and values, nothing personal.
create schema notice;

create table notice.notice (
    id uuid primary key,
    person uuid not null,
    kind text not null check (length(kind) between 1 and 60), -- its words are notice.<kind>
    topic text not null check (length(topic) between 1 and 20),
    link text not null check (link like '/%' and length(link) <= 300),
    args json not null,
    once text not null check (length(once) between 1 and 200), -- an event heard twice tells once
    told timestamptz not null,
    read timestamptz,
    unique (person, once)
);
create index on notice.notice (person, id desc);
create index on notice.notice (person) where read is null;
create index on notice.notice (told);

create table notice.delivery (
    notice uuid not null references notice.notice on delete cascade,
    channel text not null check (channel in ('MAIL', 'SMS', 'WECHAT')),
    state text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'NOWHERE', 'FAILED')),
    due timestamptz not null,
    attempts int not null default 0,
    failure text check (length(failure) <= 300),
    primary key (notice, channel)
);
create index on notice.delivery (due) where state = 'WAITING';
create index on notice.delivery (notice) where state = 'FAILED';

-- Where nobody set anything, mail comes at any hour in both languages, and nothing else comes.
create table notice.preference (
    person uuid primary key,
    token uuid not null unique, -- stands for her in addresses by which she unsubscribes without signing in
    language text check (language in ('en', 'zh')),
    quiet_from int check (quiet_from between 0 and 1439), -- minutes after midnight
    quiet_until int check (quiet_until between 0 and 1439),
    zone text check (length(zone) <= 60),
    check ((quiet_from is null) = (quiet_until is null))
);

create table notice.choice (
    person uuid not null,
    topic text not null,
    channel text not null check (channel in ('MAIL', 'SMS', 'WECHAT')),
    wanted boolean not null,
    primary key (person, topic, channel)
);

-- What a sandbox would have sent, instead of sending it.
create table notice.sandbox (
    id uuid,
    channel text,
    subject text not null,
    body text not null,
    sent timestamptz not null,
    primary key (id, channel)
);

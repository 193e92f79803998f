-- Ways in besides codes and passwords, and what a session's owner needs to know it again by. All of it falls with the person's key.
create table identity.passkey (
    id uuid primary key,
    person uuid not null references identity.person_key on delete cascade,
    credential bytea not null unique check (octet_length(credential) between 16 and 1023),
    -- X.509 SubjectPublicKeyInfo
    public_key bytea not null check (octet_length(public_key) between 32 and 2000),
    algorithm int not null check (algorithm in (-7, -257, -8)),
    -- the site it was made for; it opens no other
    site text not null check (length(site) between 1 and 253),
    label text not null check (length(label) between 1 and 60),
    counter bigint not null check (counter >= 0),
    made timestamptz not null default clock_timestamp(),
    used timestamptz
);
create index on identity.passkey (person);

-- What was asked of a browser and not yet answered; each is answered once.
create table identity.challenge (
    value bytea primary key check (octet_length(value) = 32),
    purpose text not null check (purpose in ('PASSKEY_MAKE', 'PASSKEY_ENTER', 'SECOND_STEP')),
    person uuid references identity.person_key on delete cascade,
    expires timestamptz not null
);
create index on identity.challenge (expires);
create index on identity.challenge (person);

-- The secret of a second step (RFC 6238), sealed under the person's key; confirmed once she has shown a code of it.
create table identity.totp (
    person uuid primary key references identity.person_key on delete cascade,
    sealed bytea not null,
    confirmed boolean not null default false,
    last_step bigint not null default 0
);
create table identity.recovery_code (
    person uuid not null references identity.person_key on delete cascade,
    hash bytea not null check (octet_length(hash) = 32),
    primary key (person, hash)
);

-- strong: entered with a passkey or a second step.
alter table identity.session
    add device text not null default '' check (length(device) <= 60),
    add region text not null default '' check (length(region) <= 60),
    add strong boolean not null default false;

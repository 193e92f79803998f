-- Blueprints with one draft each and their published versions. Sources and compiled forms are kept by content hash and never
-- deleted: a sold version stays evaluable for ever, and equal content is stored once.
create schema catalog;

create table catalog.blueprint (
    id uuid primary key,
    maker uuid not null,
    name jsonb not null,
    search text not null,
    currency char(3) not null,
    created timestamptz not null,
    current uuid,
    current_number int not null default 0,
    last_number int not null default 0
);
create index on catalog.blueprint (maker, id desc);
create index on catalog.blueprint (current desc) where current is not null;

create table catalog.source (
    hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
    body text not null
);

create table catalog.draft (
    blueprint uuid primary key references catalog.blueprint,
    source text not null references catalog.source,
    semantic_hash text not null,
    presentation_hash text not null,
    format text not null check (format in ('WISH', 'XCSP')),
    file_name text not null,
    modules int not null,
    rules int not null,
    prices int not null,
    uploaded timestamptz not null,
    uploaded_by uuid not null
);

create table catalog.artefact (
    hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
    bytes bytea not null
);
-- Compiled bytes do not shrink further; compressing them again would only cost time.
alter table catalog.artefact alter column bytes set storage external;

-- COMPILING is a job: whoever holds the lease compiles, and only the holder may finish it.
create table catalog.version (
    id uuid primary key,
    blueprint uuid not null references catalog.blueprint,
    number int not null check (number > 0),
    maker uuid not null,
    name jsonb not null,
    currency char(3) not null,
    source text not null references catalog.source,
    semantic_hash text not null,
    presentation_hash text not null,
    modules int not null,
    rules int not null,
    state text not null check (state in ('COMPILING', 'PUBLISHED', 'FAILED')),
    created timestamptz not null,
    created_by uuid not null,
    lease_holder uuid,
    lease_until timestamptz,
    attempts int not null default 0,
    steps bigint not null default 0,
    finished timestamptz,
    artefact text references catalog.artefact,
    nodes int,
    edges int,
    compile_seconds double precision,
    product_count text,
    min_minor bigint,
    max_minor bigint,
    failure text,
    unique (blueprint, number),
    check ((state = 'PUBLISHED') = (artefact is not null)),
    check ((state = 'FAILED') = (failure is not null))
);
create index on catalog.version (created) where state = 'COMPILING';
create index on catalog.version (semantic_hash) where state = 'PUBLISHED';

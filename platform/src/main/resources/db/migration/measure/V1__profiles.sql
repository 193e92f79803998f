-- Measures that people keep, to fill a product's measures with. A body is personal: all of it is sealed under its owner's key.
create schema measure;

create table measure.profile (
    id uuid primary key,
    owner uuid not null,
    sealed bytea not null check (length(sealed) <= 8000),
    changed timestamptz not null
);
create index on measure.profile (owner, id desc);

-- Somebody wants to be measured by a maker: in her shop, or at home by a visiting measurer. Where and how is sealed under the
-- person's key; what was measured becomes a profile of hers.
create table measure.appointment (
    id uuid primary key,
    person uuid not null,
    maker uuid not null,
    kind text not null check (kind in ('SHOP', 'VISIT')),
    day date not null,
    sealed bytea not null check (length(sealed) <= 8000),
    state text not null check (state in ('WANTED', 'DONE', 'CANCELLED')),
    changed timestamptz not null
);
create index on measure.appointment (maker, state, day, id);
create index on measure.appointment (person, id desc);

-- Cuts that a maker keeps: the body each was drawn for, without saying whose.
create table measure.pattern (
    id uuid primary key,
    maker uuid not null,
    name text not null check (length(name) between 1 and 80),
    measures jsonb not null,
    kept timestamptz not null,
    unique (maker, name)
);

-- Walls of flats that furniture may stand at, centimetres.
create table measure.wall (
    id uuid primary key,
    maker uuid not null,
    estate text not null check (length(estate) between 1 and 80),
    flat text not null check (length(flat) between 1 and 80),
    wall text not null check (length(wall) between 1 and 80),
    length numeric not null check (length > 0),
    height numeric not null check (height > 0),
    depth numeric not null check (depth > 0),
    obstacles jsonb not null,
    suggested boolean not null default false, -- by a consumer; the maker has not looked at it yet
    kept timestamptz not null,
    unique (maker, estate, flat, wall)
);

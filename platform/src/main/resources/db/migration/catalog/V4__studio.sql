-- What makers change step by step. The texts before and after are kept by hash beside all others, so that a change can be taken back
-- when others have changed something else meanwhile, and so that a page sent late is compared with what its reader saw.
create table catalog.draft_change (
    blueprint uuid not null references catalog.blueprint,
    number int not null check (number > 0),
    before text references catalog.source,
    after text not null references catalog.source,
    kind text not null check (kind ~ '^[A-Z_]{1,40}$'),
    place text not null,
    changed timestamptz not null,
    changed_by uuid not null,
    undone boolean not null default false,
    primary key (blueprint, number)
);

-- A draft as a consumer will see it, for who has the link; it is no version and cannot be bought.
create table catalog.preview (
    id uuid primary key,
    blueprint uuid not null references catalog.blueprint,
    source text not null references catalog.source,
    picture text references catalog.source,
    scene text references catalog.source,
    made timestamptz not null,
    unique nulls not distinct (blueprint, source, picture, scene)
);

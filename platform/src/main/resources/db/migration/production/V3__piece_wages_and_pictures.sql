-- What a piece is worth at a work centre (计件), for one module or, where module is empty, for all others. Rates that have begun are never
-- changed: a later one takes over from its day.
create table production.piece_rate (
    factory uuid not null,
    work_centre text not null,
    module text not null default '',
    valid_from date not null,
    minor bigint not null check (minor >= 0),
    currency text not null,
    set_by uuid not null,
    recorded timestamptz not null,
    primary key (factory, work_centre, module, valid_from)
);

-- wages of a month begin with the pieces that passed in it
create index inspection_passed on production.inspection (occurred) where passed;

-- Photos of an inspection, up to four each; no counts them up over all inspections of a piece.
create table production.picture (
    piece uuid not null references production.piece,
    no int not null check (no > 0),
    work_order uuid not null,
    passed boolean not null,
    file uuid not null,
    key text not null check (length(key) between 8 and 120),
    worker uuid not null,
    recorded timestamptz not null,
    primary key (piece, no),
    unique (piece, key)
);

-- Starting configurations that a maker offers under a name; shown while the newest version still allows them.
create table wish.template (
    id uuid primary key,
    blueprint uuid not null,
    name jsonb not null,
    choices json not null, -- not jsonb: it keeps the order of the modules
    created timestamptz not null
);
create index on wish.template (blueprint, id);

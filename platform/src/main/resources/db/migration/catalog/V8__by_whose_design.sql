-- Products that are made by somebody's design: of each that is ordered from then on, whoever drew it earns. For good.
create table catalog.design (
    blueprint uuid primary key references catalog.blueprint,
    maker uuid not null,
    source uuid not null, -- the campaign in which it was drawn
    work text not null, -- what the design is called there
    designed json not null, -- the royalty and its shares, as agreed there
    bound timestamptz not null
);
create index design_maker on catalog.design (maker);
create index design_source on catalog.design (source, work);

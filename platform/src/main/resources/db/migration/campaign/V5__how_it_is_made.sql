-- How a seller makes what she sells in a campaign: a published version of a product of hers, configured. The orders that its deals become
-- are pinned to it.
create table campaign.making (
    campaign uuid not null references campaign.campaign,
    seller uuid not null,
    what text not null, -- as the rules name it
    version uuid not null,
    choices json not null,
    hash text not null, -- of the configuration
    bound timestamptz not null,
    primary key (campaign, seller, what)
);

-- The order that a deal became, which holds its money from then on.
alter table campaign.deal
    add column became uuid unique,
    add constraint deal_became check ((state = 'ORDERED') = (became is not null));

-- What only its party and the program may read before the campaign is over: campaign.input then carries the commitment alone, and this row
-- the input with its nonce, sealed under a key derived from the server's secret and bound to its place in the log.
create table campaign.hidden (
    campaign uuid not null,
    seq bigint not null,
    cipher bytea not null,
    primary key (campaign, seq),
    foreign key (campaign, seq) references campaign.input (campaign, seq)
);
create trigger append_only before update or delete on campaign.hidden for each row execute function campaign.append_only();

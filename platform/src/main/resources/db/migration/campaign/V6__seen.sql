-- The latest instant by which anything was decided in a campaign. A clock that goes back never takes it behind a deadline that has
-- taken effect.
alter table campaign.campaign add seen timestamptz;

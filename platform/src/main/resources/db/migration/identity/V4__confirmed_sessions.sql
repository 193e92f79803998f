-- When whoever holds a session last showed that it is she: at the sign-in, or when asked again before what cannot be undone.
alter table identity.session add confirmed timestamptz not null default clock_timestamp();
update identity.session set confirmed = created;

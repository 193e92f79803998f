-- Work finished before its shift begins gives the shift back: its minutes no longer keep others out.
alter table plan.step add column done timestamptz;
alter table plan.step drop constraint no_double_booking;
alter table plan.step add constraint no_double_booking exclude using gist (
    factory with =, work_centre with =, unit with =, tstzrange(planned_start, planned_end) with &&
) where (planned_start is not null and done is null);

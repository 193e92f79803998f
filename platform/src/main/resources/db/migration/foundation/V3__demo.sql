-- Has a row where the demo was loaded before anybody had signed up; only such a data folder may be put aside by run --demo-reset.
create table foundation.demo (
    loaded timestamptz not null
);

-- Pictures lie in the database, once per content however many send them, so that a backup of it is whole and every node sees them.
create schema files;

-- What was made of an upload: nothing of the upload itself is kept.
create table files.content (
    hash bytea primary key check (octet_length(hash) = 32), -- SHA-256 of the screen-sized picture
    type text not null check (type in ('image/jpeg', 'image/png')),
    screen bytea not null check (octet_length(screen) between 1 and 8000000),
    width int not null check (width between 1 and 1600),
    height int not null check (height between 1 and 1600),
    thumbnail bytea not null check (octet_length(thumbnail) between 1 and 1000000),
    thumbnail_type text not null check (thumbnail_type in ('image/jpeg', 'image/png')),
    thumbnail_hash bytea not null check (octet_length(thumbnail_hash) = 32),
    thumbnail_width int not null check (thumbnail_width between 1 and 320),
    thumbnail_height int not null check (thumbnail_height between 1 and 320)
);
-- Pictures are compressed already: trying again would only cost time.
alter table files.content alter column screen set storage external, alter column thumbnail set storage external;

create table files.picture (
    id uuid primary key,
    owner uuid not null,
    content bytea not null references files.content,
    kept timestamptz not null,
    unique (owner, content)
);

-- How many pictures a party has sent on its latest day; the day is the business clock's, in UTC.
create table files.sent (
    owner uuid primary key,
    day date not null,
    pictures int not null check (pictures > 0)
);

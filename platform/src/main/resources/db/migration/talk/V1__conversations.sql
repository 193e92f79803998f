-- One conversation a subject. Participants and title are copied when it begins, so that lists need no other module.
create schema talk;

create table talk.conversation (
    kind text not null check (length(kind) between 1 and 20),
    subject uuid not null,
    title json not null,
    search text not null,
    person uuid not null,
    organisation uuid not null,
    floor boolean not null, -- whether the organisation's floor takes part besides its desk
    person_page text not null,
    maker_page text not null,
    last int not null default 0 check (last >= 0),
    latest timestamptz not null,
    help_asked timestamptz,
    primary key (kind, subject)
);
create index on talk.conversation (person, latest desc);
create index on talk.conversation (organisation, latest desc);
create index on talk.conversation (help_asked) where help_asked is not null;

-- Numbered from 1 without gaps under the lock of the conversation's row; the words lie sealed under their author's key.
create table talk.message (
    kind text not null,
    subject uuid not null,
    number int not null check (number > 0),
    author uuid not null,
    side text not null check (side in ('PERSON', 'MAKER', 'SERVICE')),
    words bytea,
    pictures uuid[] not null default '{}' check (cardinality(pictures) <= 4),
    sent timestamptz not null,
    primary key (kind, subject, number),
    foreign key (kind, subject) references talk.conversation,
    check (words is not null or cardinality(pictures) > 0)
);
create index on talk.message (author, sent desc);

-- Up to which message a person has read.
create table talk.read (
    person uuid not null,
    kind text not null,
    subject uuid not null,
    number int not null,
    primary key (person, kind, subject)
);

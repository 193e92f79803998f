-- Parts in three dimensions (glTF binary), as they were sent and found harmless: nothing in them points outside.
create table files.shape_content (
    hash bytea primary key check (octet_length(hash) = 32), -- SHA-256
    glb bytea not null check (octet_length(glb) between 1 and 8000000),
    triangles int not null check (triangles >= 0)
);
create table files.shape (
    id uuid primary key,
    owner uuid not null,
    content bytea not null references files.shape_content,
    name text not null,
    kept timestamptz not null,
    unique (owner, content)
);

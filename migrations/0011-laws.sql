-- Laws are published as services are: named by their content, never changed. Owned by domain/catalogue.

alter table service_versions rename to versions;
alter table versions rename column service_id to definition_id;
alter table versions add column kind text not null default 'service' check (kind in ('service', 'law'));
alter table versions alter column kind drop default;
alter table versions drop constraint service_versions_service_id_ordinal_key;
alter table versions add unique (kind, definition_id, ordinal);

alter table publications rename column service_id to definition_id;
alter table publications add column kind text not null default 'service' check (kind in ('service', 'law'));
alter table publications alter column kind drop default;
alter table publications drop constraint publications_pkey;
alter table publications add primary key (kind, definition_id, number);

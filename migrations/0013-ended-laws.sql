-- A law ends by an act of its own: the last version stays, and from then on nothing is decided by it. Owned by domain/catalogue.

alter table publications add column ended boolean not null default false;

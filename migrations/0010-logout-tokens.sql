-- The tokens by which a provider has signed somebody out, blind, for as long as they would be taken: each is taken once. Owned by web/sign-in.
create table logout_tokens (
  token_index bytea primary key,
  expires_at timestamptz not null
);

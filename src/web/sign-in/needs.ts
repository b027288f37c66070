import type { IDToken, UserInfoResponse } from 'openid-client'
import type { Assurance } from '#domain/people'
import type { Place } from '#domain/place'
import type { Clock } from '#ground/clock'
import type { Database } from '#ground/database'
import type { Log } from '#ground/log'
import type { Vault } from '#ground/vault'
import type { Mount, Page } from '#web/kit'

/** A provider of sign-in as its operator registered us there, with `<origin>/sign-in/return` to come back to. */
export interface ProviderSettings {
  issuer: URL
  clientId: string
  /** The client's secret, or its private key as a JWK text, as the provider wants it. */
  secret?: string
  privateKey?: string
  /** 'openid profile email' unless told. */
  scope?: string
  /** Parameters that this provider wants besides: acr_values, vtr, … */
  extra?: Readonly<Record<string, string>>
  /** How sure this provider is of who somebody is; eIDAS levels in `acr` are read unless told. */
  assurance?(claims: Claims): Assurance
}

export type Claims = IDToken & Partial<UserInfoResponse>

export interface Needs {
  origin: URL
  place: Place
  database: Database
  vault: Vault
  clock: Clock
  log: Log
  /** Without one, the provider for trying out is opened in this process. */
  provider?: ProviderSettings
}

export interface SignIn {
  pages: readonly (Page | Mount)[]
  /** For the house: origins that the answer to a form may lead to. */
  formTargets: readonly string[]
  /** True while anybody can sign in as a made-up person. */
  forTryingOut: boolean
  /** Removes what has expired; says how many. */
  sweep(): Promise<number>
}

/** Who somebody is: signing in and out by OpenID Connect, at any provider or at one for trying out. */
export type { Claims, ProviderSettings, SignIn } from './sign-in/needs.ts'
export { openSignIn } from './sign-in/open.ts'

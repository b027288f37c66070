import type { Page } from '#web/kit'

export const apiPages: readonly Page[] = []

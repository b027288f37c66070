import type { Page } from '#web/kit'

export const deskPages: readonly Page[] = []

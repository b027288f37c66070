import { showMoney } from '#engines/form'
import type { Decimal } from '#ground/decimal'
import type { Visit } from '#web/kit'

export const sayAmount = (amount: Decimal, { language, place }: Pick<Visit, 'language' | 'place'>): string =>
  showMoney(amount.toString(), language, place.currency)

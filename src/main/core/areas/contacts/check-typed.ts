// What a phone number, an e-mail address or a date would be stored as, while it is being typed.
import type { InputOf, OutputOf } from '../../../../shared/contract/base.ts'
import type { contacts } from '../../../../shared/contract/contacts.ts'
import { cleanEmail, isEmail, suggestEmail } from '../../../../shared/domain/email.ts'
import { parseTypedDate } from '../../../../shared/domain/partial-date.ts'
import { readPhone } from '../../../../shared/domain/phone.ts'
import { dateOfDay, shopCalendar } from '../../../../shared/domain/shop-day.ts'
import type { QueryContext } from '../../area.ts'

type Check = typeof contacts.check

/** Null for what was not asked. */
export function checkTyped(
  { settings, outside }: QueryContext,
  { phone, email, date }: InputOf<Check>,
): OutputOf<Check> {
  return {
    phone: phone === undefined ? null : checkPhone(phone, settings.country),
    email: email === undefined ? null : { ok: isEmail(cleanEmail(email)), suggestion: suggestEmail(email) },
    date: date === undefined ? null : checkDate(date),
  }

  function checkDate(typed: string) {
    const today = shopCalendar(settings.zone, settings.dayTurn).dayOf(outside.clock.now())
    const read = parseTypedDate(typed, { locale: settings.language, thisYear: dateOfDay(today).year })
    return { ok: read !== null, date: read }
  }
}

function checkPhone(typed: string, country: string) {
  const { e164, shown } = readPhone(typed, country)
  return { ok: e164 !== null, e164, shown }
}

// Rows of a file of addresses that must not be written to. Pure but for the breaths between pieces of the file.
import { cleanEmail, isEmail } from '../../../../shared/domain/email.ts'
import { readPhone } from '../../../../shared/domain/phone.ts'
import { allValuesOf, valuesOf } from './columns.ts'
import { saidAt } from './consent-rows.ts'
import { oneLine } from './contact-patch.ts'
import { datesOf, type ContactsRequest } from './contact-rows.ts'
import type { PlannedSuppression, SuppressionPlan } from './plan.ts'
import type { Noted } from './reasons.ts'

/** Errors: FILE_UNREADABLE. */
export async function planSuppressions(request: ContactsRequest): Promise<SuppressionPlan> {
  const { sheet, surveyed, mapping, settings, now } = request
  const { columns } = surveyed
  const date = datesOf(columns, settings, now)('date')
  const noted: Noted[] = [...surveyed.noted]
  const units: PlannedSuppression[] = []
  let skipped = 0
  for await (const some of sheet.rows()) {
    for (const row of some) {
      const value = valuesOf(columns, row)
      const rest = {
        row: row.line,
        reason: oneLine(value('reason')).slice(0, 200),
        at: Math.min(now, saidAt(value('date'), { zone: settings.zone, date }) ?? now),
        note: value('note').slice(0, 2_000),
      }
      const before = units.length
      for (const kind of ['email', 'phone'] as const) {
        for (const said of allValuesOf(columns, row, kind)) {
          const address = kind === 'email' ? cleanEmail(oneLine(said.value)) : oneLine(said.value)
          if (address === '') continue
          const fine = kind === 'email' ? isEmail(address) : readPhone(address, settings.country).e164 !== null
          if (fine) units.push({ ...rest, kind, value: address })
          else
            noted.push({
              row: row.line,
              fate: 'look',
              why: kind === 'email' ? 'bad-email' : 'bad-phone',
              field: kind,
              value: address,
            })
        }
      }
      if (units.length > before) continue
      skipped += 1
      noted.push({ row: row.line, fate: 'skipped', why: 'no-name', field: 'email', value: null })
    }
  }
  return { kind: 'suppression', mapping, rows: surveyed.rows, skipped, noted, units }
}

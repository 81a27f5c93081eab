// Which rows of people's lists stay when they become one: the same thing said of several is kept once, where it stood first. Pure.
import type { Contact } from '../../../../../shared/contract/contacts.ts'
import { emailKey } from '../../../../../shared/domain/email.ts'
import { fold, foldedWords } from '../../../../../shared/domain/fold.ts'
import { digitsOf } from '../../../../../shared/domain/phone.ts'
import { placeKey } from '../../../../../shared/domain/place.ts'
import { LISTS, type List } from '../../contacts/service.ts'
import type { Member } from './member.ts'

export interface PlannedRow {
  readonly id: number
  /** Whose it is now. */
  readonly contactId: number
  readonly position: number
  /** The row of somebody before them that says the same, and stays instead. */
  readonly sameAs: number | null
  readonly stays: boolean
}

export type PlannedLists = Readonly<Record<List, readonly PlannedRow[]>>

export interface Drop {
  readonly list: List
  readonly id: number
}

/** `members`: whoever stays first. Birthdays are one thing of a person and no row of a list. */
export function planLists(members: readonly Member[], drop: readonly Drop[]): PlannedLists {
  const inside = new Set(members.map(({ id }) => id))
  const lists = LISTS.map((list) => {
    const dropped = new Set(drop.flatMap((one) => (one.list === list ? [one.id] : [])))
    const rows = members.flatMap((member) => rowsOf(list, { member, inside }))
    return [list, firstOfKeepStaysFirst(list, members, staying(rows, dropped))] as const
  })
  return Object.fromEntries(lists) as unknown as PlannedLists // one per list
}

interface Row {
  readonly id: number
  readonly contactId: number
  readonly position: number
  /** Rows of several people with one key say the same; null says the same as no other. */
  readonly key: string | null
  /** What a row says less than another, and goes when one of that key stays. */
  readonly weaker: string | null
  /** It leads from one of them to another. */
  readonly within: boolean
}

interface Seeking {
  readonly member: Member
  readonly inside: ReadonlySet<number>
}

function rowsOf(list: List, { member, inside }: Seeking): Row[] {
  const { shown } = member
  return member.lists[list].flatMap(({ id, position }): Row[] => {
    const said = SAID[list](shown, id, inside)
    return said === null ? [] : [{ weaker: null, within: false, ...said, id, contactId: member.id, position }]
  })
}

type Say = Pick<Row, 'key'> & Partial<Pick<Row, 'weaker' | 'within'>>
/** What a row says, by what is shown of it; null for what is not decided here. */
const SAID: Readonly<Record<List, (shown: Contact, id: number, inside: ReadonlySet<number>) => Say | null>> = {
  phones: ({ phones }, id) => {
    const phone = phones.find((one) => one.id === id)
    return { key: phone === undefined ? null : (phone.e164 ?? (digitsOf(phone.typed) || fold(phone.typed))) }
  },
  emails: ({ emails }, id) => {
    const email = emails.find((one) => one.id === id)
    return { key: email === undefined ? null : emailKey(email.address) || fold(email.address) }
  },
  addresses: ({ addresses }, id) => {
    const address = addresses.find((one) => one.id === id)
    if (address === undefined) return { key: null }
    const { street, postcode, city, region, country } = address
    return { key: [country, placeKey(address) ?? [street, postcode, city, region].map(folded).join('\n')].join('\n') }
  },
  occasions: ({ occasions }, id) => {
    const occasion = occasions.find((one) => one.id === id)
    if (occasion?.kind === 'birthday') return null
    return { key: occasion === undefined ? null : [occasion.kind, fold(occasion.label), occasion.date].join('\n') }
  },
  preferences: ({ preferences }, id) => {
    const preference = preferences.find((one) => one.id === id)
    return { key: preference === undefined ? null : [preference.kind, folded(preference.words)].join('\n') }
  },
  numbers: ({ numbers }, id) => {
    const number = numbers.find((one) => one.id === id)
    return { key: number === undefined ? null : [fold(number.source), fold(number.number)].join('\n') }
  },
  links: ({ links }, id, inside) => {
    const link = links.find((one) => one.id === id && !one.incoming)
    if (link === undefined) return { key: null }
    const words = folded(link.words)
    const target = `${link.kind}\n${String(link.otherId)}`
    return {
      key: `${target}\n${words}`,
      weaker: words === '' ? target : null,
      within: inside.has(link.otherId),
    }
  },
}

const folded = (words: string) => foldedWords(words).join(' ')

function staying(rows: readonly Row[], dropped: ReadonlySet<number>): PlannedRow[] {
  const first = new Map<string, Row>()
  for (const row of rows) if (row.key !== null && !first.has(row.key)) first.set(row.key, row)
  return rows.map((row) => {
    const same = row.key === null ? undefined : first.get(row.key)
    // One who says a thing twice said so themselves; only what another says again goes.
    const twin = same !== undefined && same.contactId !== row.contactId ? same : stronger(row, rows)
    const gone = row.within || twin !== undefined || dropped.has(row.id)
    const { id, contactId, position } = row
    return { id, contactId, position, sameAs: twin?.id ?? null, stays: !gone }
  })
}

/** Another's row that says the same and more. */
function stronger({ weaker, contactId }: Row, rows: readonly Row[]): Row | undefined {
  if (weaker === null) return undefined
  return rows.find(
    (other) => other.contactId !== contactId && other.weaker === null && other.key?.startsWith(`${weaker}\n`) === true,
  )
}

/** Of these the first is the one that is used. */
const LED: ReadonlySet<List> = new Set(['phones', 'emails', 'addresses'])

export const inOrder = (a: PlannedRow, b: PlannedRow) => a.position - b.position || a.id - b.id

/** Whoever stays goes on being called by their own first number: what would come before it comes after all. */
function firstOfKeepStaysFirst(list: List, [keep]: readonly Member[], rows: readonly PlannedRow[]): PlannedRow[] {
  const stay = rows.filter((row) => row.stays).sort(inOrder)
  const first = stay.findIndex((row) => row.contactId === keep?.id)
  if (!LED.has(list) || first <= 0) return [...rows]
  const before = new Map(stay.slice(0, first).map(({ id }, at) => [id, at]))
  const last = Math.max(...stay.map(({ position }) => position))
  return rows.map((row) => {
    const at = before.get(row.id)
    return at === undefined ? row : { ...row, position: last + 1 + at }
  })
}

// What a domain says about its mail in SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 7489) records. Judges texts; asks nobody.

export type Policy = 'good' | 'weak' | 'missing' | 'wrong' | 'unknown'
export interface Judgement {
  readonly state: Policy
  readonly why: string
  readonly text: string | null
}

const isSpf = (text: string) => /^v=spf1(?:\s|$)/i.test(text)

export const spfRecords = (texts: readonly string[]): readonly string[] => texts.filter(isSpf)

/** Domains that a record hands on to, by `include` and `redirect`. */
export function spfTargets(record: string): readonly string[] {
  return [...record.matchAll(/(?:^|\s)[+?~-]?(?:include:|redirect=)(\S+)/gi)].map(([, target = '']) =>
    target.toLowerCase().replace(/\.$/, ''),
  )
}

/** How many names a receiver has to ask because of a record; more than ten in all and it gives up. */
export function spfQuestions(record: string): number {
  return [...record.matchAll(/(?:^|\s)[+?~-]?(?:include:|redirect=|exists:|(?:a|mx|ptr)(?=[\s:/]|$))/gi)].length
}

const MOST_QUESTIONS = 10

export interface SpfFound {
  /** Records at the domain itself. */
  readonly records: readonly string[]
  /** Everything the record hands on to, deeply. */
  readonly targets: ReadonlySet<string>
  readonly questions: number
}

/** @param server what the provider asks to be included; null: not known */
export function judgeSpf({ records, targets, questions }: SpfFound, server: string | null): Judgement {
  const [record] = records
  if (record === undefined) return { state: 'missing', why: 'spf-missing', text: null }
  if (records.length > 1) return { state: 'wrong', why: 'spf-twice', text: records.join('\n') }
  if (questions > MOST_QUESTIONS) return { state: 'wrong', why: 'spf-deep', text: record }
  if (/(?:^|\s)\+?all(?:\s|$)/i.test(record)) return { state: 'wrong', why: 'spf-everybody', text: record }
  if (server !== null && !targets.has(server)) return { state: 'wrong', why: 'spf-server', text: record }
  if (/(?:^|\s)[~-]all(?:\s|$)/i.test(record) || /(?:^|\s)redirect=/i.test(record)) {
    return { state: 'good', why: server === null ? 'spf-own-server' : 'spf-good', text: record }
  }
  return { state: 'weak', why: 'spf-open', text: record }
}

function tagsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(';').flatMap((part) => {
      const [name = '', ...value] = part.split('=')
      return name.trim() === '' ? [] : [[name.trim().toLowerCase(), value.join('=').replace(/\s+/g, '')] as const]
    }),
  )
}

const keyIn = (text: string): string | null => {
  const tags = tagsOf(text)
  const version = tags.get('v')
  return version === undefined || version.toUpperCase() === 'DKIM1' ? (tags.get('p') ?? null) : null
}

/** @param own the record that should stand there; null where mail is signed by the provider */
export function judgeDkim(texts: readonly string[], own: string | null): Judgement {
  const keys = texts.flatMap((text) => {
    const key = keyIn(text)
    return key === null ? [] : [{ key, text }]
  })
  const [first] = keys
  if (first === undefined) {
    return own === null
      ? { state: 'unknown', why: 'dkim-provider', text: null }
      : { state: 'missing', why: 'dkim-missing', text: null }
  }
  if (own === null) {
    const living = keys.find(({ key }) => key !== '')
    return living === undefined
      ? { state: 'wrong', why: 'dkim-revoked', text: first.text }
      : { state: 'good', why: 'dkim-good', text: living.text }
  }
  const ours = keys.find(({ key }) => key === keyIn(own))
  if (ours !== undefined) return { state: 'good', why: 'dkim-good', text: ours.text }
  return { state: 'wrong', why: first.key === '' ? 'dkim-revoked' : 'dkim-other', text: first.text }
}

export const dmarcRecords = (texts: readonly string[]): readonly string[] =>
  texts.filter((text) => /^v=DMARC1\s*(?:;|$)/i.test(text.trim()))

/** @param inherited the record stands at a domain above, whose `sp` then counts */
export function judgeDmarc(records: readonly string[], inherited: boolean): Judgement {
  const [record] = records
  if (record === undefined) return { state: 'missing', why: 'dmarc-missing', text: null }
  if (records.length > 1) return { state: 'wrong', why: 'dmarc-twice', text: records.join('\n') }
  const tags = tagsOf(record)
  const policy = ((inherited ? tags.get('sp') : undefined) ?? tags.get('p') ?? '').toLowerCase()
  if (policy === 'reject' || policy === 'quarantine') return { state: 'good', why: 'dmarc-good', text: record }
  if (policy === 'none') return { state: 'weak', why: 'dmarc-none', text: record }
  return { state: 'wrong', why: 'dmarc-policy', text: record }
}

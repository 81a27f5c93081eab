// Names of backup files: the day and minute where the shop is, so that people find them without the program.

const NAME = /^regulars-\d{4}-\d{2}-\d{2}-\d{4}(-\d{1,3})?\.regulars-backup$/

export const isBackupName = (name: string) => NAME.test(name)

export interface LocalMinute {
  /** Days since 1970-01-01 in `zone`. */
  readonly day: number
  /** `YYYY-MM-DD-HHMM` in `zone`. */
  readonly stamp: string
}

/** `at`: UTC epoch ms; `zone`: IANA name. */
export function localMinute(at: number, zone: string): LocalMinute {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const date = `${parts['year']?.padStart(4, '0')}-${parts['month']}-${parts['day']}`
  return {
    day: Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000),
    stamp: `${date}-${parts['hour']}${parts['minute']}`,
  }
}

/** A name not yet taken: a second backup in the same minute gets -2. */
export function backupName(stamp: string, taken: (name: string) => boolean): string {
  const first = `regulars-${stamp}.regulars-backup`
  if (!taken(first)) return first
  for (let n = 2; ; n++) {
    const name = `regulars-${stamp}-${n}.regulars-backup`
    if (!taken(name)) return name
  }
}

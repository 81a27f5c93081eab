// Text from the clipboard as a file: cells of a spreadsheet are parted by tabs, cards and calendars say so themselves. Pure.

/** Null when nothing was copied that could be a list. */
export function pastedFile(text: string, name: string): File | null {
  const begin = text.trimStart().slice(0, 20).toUpperCase()
  if (begin === '') return null
  if (begin.startsWith('BEGIN:VCARD')) return new File([text], `${name}.vcf`, { type: 'text/vcard' })
  if (begin.startsWith('BEGIN:VCALENDAR')) return new File([text], `${name}.ics`, { type: 'text/calendar' })
  const tabs = text.includes('\t')
  return new File([text], tabs ? `${name}.tsv` : `${name}.csv`, {
    type: tabs ? 'text/tab-separated-values' : 'text/csv',
  })
}

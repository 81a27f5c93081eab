// How a finding is counted and what is to be borne in mind, with the way to where the rule is set.
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import type { Report } from './asking.ts'
import { saySentence } from './say.ts'

/** Where the shop says what overdue and lapsed mean, and how tiers are cut. */
const RULES_PATH = '/loyalty'

const OF_THE_SHOP = /\.(?:overdue|lapsed)\.rule$|\.groups$/

export function Definition({ report: { notes } }: { readonly report: Report }) {
  const words = useWords()
  const formats = useFormats()
  const may = useMay('manager')
  if (notes.length === 0) return null
  const rule = notes.findIndex((note) => OF_THE_SHOP.test(note.words))
  return (
    <>
      {notes.map((note, at) => (
        <span key={note.words}>
          {saySentence(note, { words, formats })}{' '}
          {at === rule && may && <TextButton href={RULES_PATH}>{words('analytics.change-rule')}</TextButton>}{' '}
        </span>
      ))}
    </>
  )
}

// Placeholders that may stand in a message, as they are called on the screen.
import { useQuery } from '@tanstack/react-query'
import { q } from '../../../api/queries.ts'
import { useWords } from '../../../app/language/speaking.tsx'
import { placeholderName } from './body-html.ts'

export interface PlaceholderChoice {
  readonly name: string
  readonly label: string
  /** What it reads where there is nothing to say; null: the message is held back then. */
  readonly fallback: string | null
}

export function usePlaceholders(): readonly PlaceholderChoice[] {
  const words = useWords()
  const known = useQuery(q.campaigns.placeholders.queryOptions({ input: {} })).data ?? []
  return known.map(({ name, label, fallback }) => ({
    name,
    label: label ?? words.find(`campaigns.placeholder.${name}`) ?? name.replaceAll('_', ' '),
    fallback,
  }))
}

/** A line with the placeholders as they are called: `{first name}, it is ready` of `{{ first_name }}, it is ready`. */
export function usePlaceholdersCalled(): (line: string) => string {
  const known = usePlaceholders()
  return (line) =>
    line.replaceAll(/\{\{[^{}]*\}\}/g, (code) => {
      const name = placeholderName(code)
      const label = known.find((one) => one.name === name)?.label
      return label === undefined ? code : `{${label}}`
    })
}

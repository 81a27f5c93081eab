// How things in the trash are called: by their name, else by what they are; and whose they are.
import type { api } from '../../api/client.ts'
import { useWords } from '../../app/language/speaking.tsx'

export type Trashed = Awaited<ReturnType<typeof api.history.trash>>['rows'][number]

export function useTrashWords() {
  const words = useWords()
  return {
    name: ({ what, name }: Pick<Trashed, 'what' | 'name'>) =>
      name === '' ? words(`history.trash-what.${what}`) : name,
    /** "Task about Mirela Ionescu-Brandt" */
    kind: ({ what, of }: Pick<Trashed, 'what' | 'of'>) =>
      of === null || of.name === ''
        ? words(`history.trash-what.${what}`)
        : words('history.trash-of', { what: words(`history.trash-what.${what}`), name: of.name }),
  }
}

// Why something cannot be printed, in words: the rules that only paper has.
import { shownError } from '../../api/errors.ts'
import { useWords } from '../../app/language/speaking.tsx'

interface Issues {
  readonly issues?: readonly { readonly path: string; readonly rule: string }[]
}

/** Null for whatever has words of its own already. */
export function useSaidPaper(): (error: unknown) => string | null {
  const words = useWords()
  return (error) => {
    const { code, data } = shownError(error)
    if (code !== 'BAD_INPUT') return null
    const [issue] = (data as Issues).issues ?? [] // as errors.ts has it
    return issue === undefined ? null : words.find(`paper.rule.${issue.rule}`)
  }
}

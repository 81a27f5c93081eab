// The sentence at a field for what the core, or the form itself, found wrong with it.
import { useWords } from '../../../app/language/speaking.tsx'
import type { Issue } from './field-errors.ts'

export function useIssueWords(): (issue: Issue | undefined) => string | null {
  const words = useWords()
  return (issue) => {
    if (issue === undefined) return null
    if (issue.rule === 'no_name') return words('contacts.form.no-name')
    const values = issue.limit === undefined ? undefined : { limit: issue.limit }
    return words.find(`contacts.rule.${issue.rule}`, values) ?? words('contacts.rule.other')
  }
}

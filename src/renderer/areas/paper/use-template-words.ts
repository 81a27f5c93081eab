// What may stand on letters and cards for people who are in no campaign: the words of a template.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CampaignPlan } from '../../../shared/contract/campaigns.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'

export interface TemplateWords {
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly chosen: string
  readonly choose: (value: string) => void
  /** Null until they are known. */
  readonly words: CampaignPlan['words'] | null
}

/** Null where no template is wanted. */
export function useTemplateWords(wanted: boolean): TemplateWords | null {
  const say = useWords()
  const [value, choose] = useState<string | null>(null)
  const { data = [] } = useQuery({ ...q.campaigns.templates.queryOptions({ input: {} }), enabled: wanted })
  if (!wanted) return null
  const choices = data.map(({ template, name, occasion }) => ({
    value: String(template),
    label: name ?? say.find(`letters.template.${occasion}.name`) ?? '',
  }))
  const chosen = value ?? choices[0]?.value ?? ''
  return { choices, chosen, choose, words: data.find(({ template }) => String(template) === chosen)?.words ?? null }
}

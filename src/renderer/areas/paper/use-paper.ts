// What is to be printed, asked of the core as a whole document: it is what the picture shows and what the printer gets.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CampaignPlan } from '../../../shared/contract/campaigns.ts'
import type { CardSize, Envelope } from '../../../shared/contract/paper.ts'
import { api } from '../../api/client.ts'

export type PaperKind = 'letters' | 'labels' | 'cards'

export type PaperFor =
  | { readonly campaignId: number; readonly until?: number; readonly again?: boolean }
  | { readonly listId: number }
  | { readonly contactIds: number[] }

export interface PaperOrder {
  readonly kind: PaperKind
  readonly of: PaperFor
  readonly sheet: string
  readonly start: number
  readonly perHousehold: boolean
  readonly envelope: Envelope | null
  readonly size: CardSize | null
  /** Of people who are in no campaign. */
  readonly words: CampaignPlan['words'] | null
}

export function orderPaper(order: PaperOrder, as: 'html' | 'pdf', signal?: AbortSignal) {
  const { kind, of, sheet, start, perHousehold, envelope, size, words } = order
  const options = signal === undefined ? {} : { signal }
  const said = words === null ? {} : { words }
  if (kind === 'labels') return api.paper.labels({ ...of, sheet, start, perHousehold, as }, options)
  if (kind === 'cards') return api.paper.cards({ ...of, ...said, ...(size !== null && { size }), as }, options)
  return api.paper.letters({ ...of, ...said, ...(envelope !== null && { envelope }), as }, options)
}

/** Of every document that is shown. */
export const PAPER_DOCUMENTS = [['paper', 'document']] as const

/** Asked anew whenever the page is opened: what people said may have changed since. */
export function usePaper(order: PaperOrder, enabled: boolean) {
  return useQuery({
    queryKey: [...PAPER_DOCUMENTS, order],
    queryFn: async ({ signal }) => {
      const { file, ...printed } = await orderPaper(order, 'html', signal)
      return { ...printed, name: file.name, html: await file.text() }
    },
    enabled,
    gcTime: 0,
    placeholderData: keepPreviousData,
  })
}

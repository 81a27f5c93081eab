// The paper area: letters, labels and cards as documents to be printed, and that they are in the post.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import { noteByHand } from './by-hand.ts'
import { printCards } from './cards.ts'
import { printLabels, printTrial } from './labels.ts'
import { printLetters } from './letters.ts'
import { markPosted, pileOf } from './posted.ts'
import type { PressParts } from './press.ts'
import { pageOf, SHEETS } from './sheets.ts'

export const paper = (parts: PressParts): Area => ({
  name: 'paper',
  tables: [],
  procedures: bind('paper', contract.paper, {
    sheets({ settings }) {
      const own = pageOf(settings.country)
      const usual = Map.groupBy(SHEETS, ({ page }) => page === own)
      return {
        sheets: [...(usual.get(true) ?? []), ...(usual.get(false) ?? [])],
        canMakePdf: parts.press() !== null,
        shift: parts.shift(),
      }
    },
    keepShift: async (_context, shift) => {
      parts.keepShift(shift)
      return {}
    },
    trialSheet: (context, request) => printTrial(parts, context, request),
    labels: (context, request) => printLabels(parts, context, request),
    letters: (context, request) => printLetters(parts, context, request),
    cards: (context, request) => printCards(parts, context, request),
    pile: pileOf,
    posted: (context, request) => markPosted(parts, context, request),
    byHand: (context, request) => noteByHand(parts, context, request),
  }),
})

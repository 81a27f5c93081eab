// The segments area: groups of people described by a rule, counted live, saved, watched day by day.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind, type FieldDeclaration } from '../../area.ts'
import { fillingWriter } from '../lists/service.ts'
import { counting, countSegment, membersOfSegment } from './count.ts'
import { inLists } from './in-lists.ts'
import { MAKE_LIST, makeListOf } from './make-list.ts'
import { movesOf } from './moves.ts'
import type { SegmentParts } from './parts.ts'
import { resultsOf } from './results.ts'
import { readSegmentFor, segmentsFor } from './saved.ts'
import { tables } from './schema.ts'
import { spreadOf } from './spread.ts'
import { listFacts } from './vocabulary.ts'
import { watchSegments } from './watch.ts'
import { whyIn } from './why.ts'
import { archiveSegment, createSegment, saveSegment } from './write.ts'

const TYPES = {
  'segment.name': 'text',
  'segment.note': 'text',
  'segment.rule': 'text',
  'segment.goal': 'text',
  'segment.budget': 'money',
  'segment.shared': 'yes-no',
  'segment.made_at': 'instant',
  'segment.made_by': 'staff',
  'segment.archived': 'yes-no',
} as const satisfies Record<string, FieldDeclaration['type']>

export function segments(parts: SegmentParts): Area {
  const counted = { ...parts, counting: counting() }
  return {
    name: 'segments',
    tables,
    fields: Object.entries(TYPES).map(([name, type]) => ({ name, type, personal: false })),
    nameOf: (table, { name }) => (table === 'segment' && typeof name === 'string' ? name : null),
    records: { segment: { table: 'segment' } },
    inLists: inLists(parts),
    works: { [MAKE_LIST]: fillingWriter },
    jobs: (place) => [watchSegments(parts, place)],
    procedures: bind('segments', contract.segments, {
      vocabulary: (context) =>
        listFacts(parts, context, {
          role: context.session.role,
          segments: segmentsFor(parts, context, { archived: false }),
        }),
      count: (context, request) => countSegment(counted, context, request),
      spread: (context, request) => spreadOf(parts, context, request),
      members: (context, request) => membersOfSegment(parts, context, request),
      why: (context, request) => whyIn(parts, context, request),
      list: (context, request) => segmentsFor(parts, context, request),
      get: (context, { id }) => readSegmentFor(parts, context, id),
      create: (context, request) => ({ id: createSegment(parts, context, request) }),
      save: (context, request) => {
        saveSegment(parts, context, request)
        return { id: request.id }
      },
      archive: (context, request) => {
        archiveSegment(context, request)
        return {}
      },
      makeList: (context, request) => makeListOf(parts, context, request),
      moves: (context, request) => movesOf(parts, context, request),
      results: (context, request) => resultsOf(parts, context, request),
    }),
  }
}

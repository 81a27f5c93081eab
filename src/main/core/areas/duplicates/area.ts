// The duplicates area: who may be one person, and making them one.
import { contract } from '../../../../shared/contract/index.ts'
import { Failure } from '../../../../shared/errors.ts'
import { type Area, bind } from '../../area.ts'
import { findPairs } from './find.ts'
import { createLooking, type Finder, type Looking } from './looking.ts'
import { mergedInto } from './merged.ts'
import { previewMerge } from './merge/preview.ts'
import { mergePeople } from './merge/write.ts'
import { MERGE_SURE, mergeSure, sureWriter } from './merge-sure.ts'
import { sayNotSame } from './not-same.ts'
import { tables } from './schema.ts'
import { countGroups, pageOfGroups } from './shown-groups.ts'

/** `find` compares the people of the open book on another thread. */
export function duplicates(find: Finder): Area {
  // Of the book that is open: made anew with its jobs.
  let looking: Looking | null = null
  const present = (): Looking => {
    if (looking === null) throw new Failure('BOOK_CLOSED', {})
    return looking
  }
  return {
    name: 'duplicates',
    tables,
    works: { [MERGE_SURE]: sureWriter },
    blind: ['duplicates.merge', MERGE_SURE],
    jobs(place) {
      looking = createLooking(place, find)
      return [looking.job]
    },
    procedures: bind('duplicates', contract.duplicates, {
      find: (context, request) => findPairs(context, request, present()),
      look() {
        present().again()
        return {}
      },
      count: ({ db }) => countGroups(db, looking),
      groups: (context, request) => pageOfGroups(context, request, looking),
      preview: previewMerge,
      merge: (context, input) => ({ id: mergePeople(context, input) }),
      mergeSure,
      notSame: ({ db }, { ids }) => ({ pairs: sayNotSame(db, ids) }),
      merged: ({ db }, { id }) => mergedInto(db, id),
    }),
  }
}

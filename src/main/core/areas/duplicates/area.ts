// The duplicates area: who may be one person, and making them one.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import { previewMerge } from './merge/preview.ts'
import { mergePeople } from './merge/write.ts'
import { sayNotSame } from './not-same.ts'
import { tables } from './schema.ts'

const { notSame, preview, merge } = contract.duplicates

export const duplicates: Area = {
  name: 'duplicates',
  tables,
  procedures: bind(
    'duplicates',
    { notSame, preview, merge },
    {
      preview: previewMerge,
      merge: (context, input) => ({ id: mergePeople(context, input) }),
      notSame: ({ db }, { ids }) => ({ pairs: sayNotSame(db, ids) }),
    },
  ),
}

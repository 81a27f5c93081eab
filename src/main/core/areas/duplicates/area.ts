// The duplicates area: who may be one person, and making them one.
import { contract } from '../../../../shared/contract/index.ts'
import { type Area, bind } from '../../area.ts'
import { sayNotSame } from './not-same.ts'
import { tables } from './schema.ts'

const { notSame } = contract.duplicates

export const duplicates: Area = {
  name: 'duplicates',
  tables,
  procedures: bind(
    'duplicates',
    { notSame },
    {
      notSame: ({ db }, { ids }) => ({ pairs: sayNotSame(db, ids) }),
    },
  ),
}

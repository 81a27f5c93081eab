// Pictures in the text of a message: kept with the book when they are put in, shown from it.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { PICTURE_BYTES, PICTURE_SIDE, pictureCid, picturesIn } from '../../../../shared/domain/messages/pictures.ts'
import { api } from '../../../api/client.ts'
import { addressOf } from '../../../components/picture-file.ts'
import { fittedPicture } from '../../../components/fitted-picture.ts'

const BOUNDS = { bytes: PICTURE_BYTES, side: PICTURE_SIDE }

export interface Pictures {
  /** For an image; null where it is not in the book. */
  readonly addressFor: (src: string) => Promise<string | null>
  /** Makes a file fit and keeps it; answers its `cid:`, null where nothing was kept. */
  readonly keep: (file: File) => Promise<string | null>
  readonly trouble: 'unreadable' | { readonly error: unknown } | null
}

export function usePictures(): Pictures {
  const client = useQueryClient()
  const [trouble, setTrouble] = useState<Pictures['trouble']>(null)
  const addressFor = async (src: string) => {
    const [id] = picturesIn(src)
    if (id === undefined) return null
    try {
      return await client.query({
        queryKey: [['documents', 'picture', 'address'], { id }],
        queryFn: async () => addressOf((await api.documents.picture({ id })).file),
        staleTime: 'static',
        retry: false,
      })
    } catch {
      return null
    }
  }
  const keep = async (file: File) => {
    const fitted = await fittedPicture(file, BOUNDS).catch(() => null)
    if (fitted === null) {
      setTrouble('unreadable')
      return null
    }
    try {
      const { id } = await api.documents.addPicture({ file: fitted })
      setTrouble(null)
      return `cid:${pictureCid(id)}`
    } catch (error) {
      setTrouble({ error })
      return null
    }
  }
  return { addressFor, keep, trouble }
}

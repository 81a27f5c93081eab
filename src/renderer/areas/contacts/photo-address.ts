// The photo of somebody in the book as an address that an image takes.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { addressOf } from '../../components/picture-file.ts'

/** Null while it is not here, and where there is none. */
export function usePhoto(id: number, has: boolean): string | null {
  const photo = useQuery({
    // Begins like every key of the area, so that a change of contacts asks for it again.
    queryKey: [['contacts', 'photo', 'address'], { id }],
    queryFn: async () => {
      const found = await api.contacts.photo({ id })
      return found.photo === null ? null : addressOf(found.photo)
    },
    enabled: has,
  })
  return has ? (photo.data ?? null) : null
}

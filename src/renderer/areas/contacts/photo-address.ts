// A photo as an address that an image takes. Data, not an object address: nothing has to be given back, and a photo
// is small (400 KB at most).
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'

export function addressOf(photo: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '')
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'))
    reader.readAsDataURL(photo)
  })
}

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
